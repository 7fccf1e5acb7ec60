/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.util.SensitiveUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.qlara.camel.whatsapp.LogDuringTest;

import static org.assertj.core.api.Assertions.assertThat;

/** What docs/security.md promises of logs and exceptions. */
class SecurityPageTest extends SnippetTest {

    private static final String TEXT = "the text of the message";
    private static final Pattern SECRET_FROM_A_PROPERTY
            = Pattern.compile("(?i)(?:token|password|api-?key)\\W{1,6}(?:RAW\\()?\\{\\{([\\w.-]+)}}");

    @RegisterExtension
    private final LogDuringTest log = LogDuringTest.ofEverything();

    @Test
    void everySecretInASnippetComesFromAPropertyThatCamelMasksWhenItLogsAllPropertiesAtItsStart() {
        List<String> properties = Snippets.all().stream()
                .flatMap(snippet -> SECRET_FROM_A_PROPERTY.matcher(snippet.text()).results()).map(match -> match.group(1)).toList();

        assertThat(properties).contains("qlara.webhook.token").allMatch(SensitiveUtils::containsSensitive);
    }

    @Test
    void aMessageThatIsSentIsNotLogged() {
        send("qlara-whatsapp:send", TEXT, Map.of("CamelQlaraWhatsAppDestination", CUSTOMER));

        assertThat(log.events()).noneMatch(event -> event.getLoggerName().startsWith("io.qlara.camel"));
    }

    @Test
    void aFailureTellsNoKeyNoTextNoAnswerAndNoNumber() throws Exception {
        service().failNext(1, 400, "the answer for " + CUSTOMER, Map.of());

        RouteBuilder.addRoutes(camel, routes -> routes.from("direct:order").to("qlara-whatsapp:send"));

        Exception failure = attempt("direct:order", TEXT, Map.of("CamelQlaraWhatsAppDestination", CUSTOMER)).getException();

        assertThat(failure).message().doesNotContain(secrets());
        assertThat(log.messages()).anyMatch(line -> line.contains("Failed delivery"))
                .allSatisfy(line -> assertThat(line).doesNotContain(secrets()));
    }

    @Test
    void aRefusedNumberIsMasked() {
        Exception failure = attempt("qlara-whatsapp:send", TEXT, Map.of("CamelQlaraWhatsAppDestination", "3401234567")).getException();

        assertThat(failure).hasMessageContaining("340*****67").message().doesNotContain("3401234567", TEXT);
    }

    private static String[] secrets() {
        return new String[] { SERVICE.apiKey(), TEXT, "the answer", CUSTOMER };
    }
}
