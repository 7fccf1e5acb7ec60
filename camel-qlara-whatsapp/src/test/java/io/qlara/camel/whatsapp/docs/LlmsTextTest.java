/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The file llms.txt is made of the documentation. */
class LlmsTextTest {

    private static final Path FILE = Pages.ROOT.resolve("llms.txt");
    private static final String HOW_TO_RENEW = "llms.txt is not that of docs/; renew it by ./mvnw -pl camel-qlara-whatsapp -am test"
            + " -Dtest=LlmsTextTest -Ddocs.update=true -Dsurefire.failIfNoSpecifiedTests=false";

    @Test
    void theFileIsThatOfTheDocumentation() throws Exception {
        String renewed = LlmsText.render(new ObjectMapper().readTree(getClass().getResource("/META-INF/io/qlara/camel/whatsapp/qlara-whatsapp.json")));
        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(FILE, renewed);
            return;
        }
        assertThat(FILE).exists();
        assertThat(Files.readString(FILE)).withFailMessage(HOW_TO_RENEW).isEqualTo(renewed);
    }
}
