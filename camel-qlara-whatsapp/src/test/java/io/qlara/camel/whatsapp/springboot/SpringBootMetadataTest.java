/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.springboot;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What editors know of the properties is what the component's schema says. */
class SpringBootMetadataTest {

    private static final Path METADATA = Path.of("src/generated/resources/META-INF/spring-configuration-metadata.json");
    private static final String HOW_TO_RENEW = METADATA + " is not that of the schema; renew it by"
            + " ./mvnw -pl camel-qlara-whatsapp -am test -Dtest=SpringBootMetadataTest -Ddocs.update=true"
            + " -Dsurefire.failIfNoSpecifiedTests=false";

    @Test
    void theCompletionMetadataIsThatOfTheSchema() throws Exception {
        try (InputStream schema = getClass().getResourceAsStream("/META-INF/io/qlara/camel/whatsapp/qlara-whatsapp.json")) {
            String renewed = CompletionMetadata.render(new ObjectMapper().readTree(schema));
            if (Boolean.getBoolean("docs.update")) {
                Files.writeString(METADATA, renewed);
                return;
            }
            assertThat(METADATA).exists();
            assertThat(Files.readString(METADATA)).withFailMessage(HOW_TO_RENEW).isEqualTo(renewed);
        }
    }
}
