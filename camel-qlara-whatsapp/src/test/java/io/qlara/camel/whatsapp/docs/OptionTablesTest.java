/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The tables of options and headers are those of the component's schema. */
class OptionTablesTest {

    private static final String SCHEMA = "/META-INF/io/qlara/camel/whatsapp/qlara-whatsapp.json";
    private static final String END = "<!-- end of table -->";
    private static final String HOW_TO_RENEW = "the table %s of docs/configuration.md is not that of the schema; renew it by"
            + " ./mvnw -pl camel-qlara-whatsapp -am test -Dtest=OptionTablesTest -Ddocs.update=true"
            + " -Dsurefire.failIfNoSpecifiedTests=false";

    @ParameterizedTest
    @EnumSource(OptionTable.class)
    void theTableIsThatOfTheSchema(OptionTable table) throws Exception {
        String page = Pages.text(Pages.CONFIGURATION);
        String renewed = withTable(page, table, table.render(schema()));
        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(Pages.CONFIGURATION, renewed);
            return;
        }
        assertThat(page).withFailMessage(HOW_TO_RENEW, table).isEqualTo(renewed);
    }

    private static String withTable(String page, OptionTable table, String rendered) {
        String begin = "<!-- table: " + table + " -->\n";
        Matcher between = Pattern.compile(Pattern.quote(begin) + "(.*?)" + Pattern.quote(END), Pattern.DOTALL).matcher(page);
        assertThat(between.find()).as("docs/configuration.md has a place for the table %s", table).isTrue();
        return page.substring(0, between.start()) + begin + rendered + END + page.substring(between.end());
    }

    private static JsonNode schema() throws IOException {
        try (InputStream schema = OptionTablesTest.class.getResourceAsStream(SCHEMA)) {
            return new ObjectMapper().readTree(schema);
        }
    }
}
