/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.io.PrintWriter;
import java.io.StringWriter;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** A key under a misspelt name keeps the application from starting, and is shown nowhere. */
class MisspeltSecretsTest {

    private static final String SECRET = "secret-0123456789";

    @RegisterExtension
    private final LogDuringTest log = LogDuringTest.ofEverything();

    @ParameterizedTest
    @ValueSource(strings = { "api-kye", "apikeyy", "apiKye", "webhook-tokn", "webhook-tokens", "webhook-pasword", "proxy-pasword", "webhook-credentials",
            "webhook-credentials.tokn", "webhookCredentials.pasword", "webhook-credentials.token.x", "configuration.api-kye" })
    void underAPropertyOfTheComponent(String option) {
        Throwable failure = start(option, SECRET);

        assertThat(printed(failure)).contains("camel.component.qlara-whatsapp." + option).doesNotContain(SECRET);
        assertThat(log.messages()).noneMatch(message -> message.contains(SECRET));
    }

    @ParameterizedTest
    @CsvSource({ "send, apiKeyy", "send, keyApi", "webhooks, webhookTokens", "webhooks, webhookTokn", "templates, apiKye" })
    void underAnOptionOfAnEndpoint(String resource, String option) {
        QlaraWhatsAppComponent component = new QlaraWhatsAppComponent();
        component.setCamelContext(new DefaultCamelContext());

        Throwable failure = catchThrowable(() -> component.createEndpoint("qlara-whatsapp:" + resource + "?" + option + "=" + SECRET));

        assertThat(printed(failure)).contains("no such option: " + option).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = { "webhook-token", "webhookToken", "webhooktoken", "webhook-credentials.token", "webhookCredentials.token" })
    void theTokenOfTheWebhookGoesByEveryNameThatOneWouldGuess(String option) {
        assertThat(start(option, "t")).isNull();
    }

    @Test
    void theTextOfAnEndpointHoldsNothingOfAKeyWithAParenthesis() {
        QlaraWhatsAppComponent component = new QlaraWhatsAppComponent();
        component.setCamelContext(new DefaultCamelContext());

        assertThat(catchThrowable(() -> component.createEndpoint("qlara-whatsapp:send?apiKey=RAW(a)" + SECRET + ")&maxRetries=x")))
                .satisfies(failure -> assertThat(printed(failure)).contains("maxRetries").doesNotContain(SECRET));
    }

    private static Throwable start(String option, String value) {
        Main main = new Main();
        main.addInitialProperty("camel.component.qlara-whatsapp." + option, value);
        main.addInitialProperty("camel.component.qlara-whatsapp.phone-number-id", "1");
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to("qlara-whatsapp:send?apiKey=k");
            }
        });
        try {
            return catchThrowable(main::start);
        } finally {
            main.stop();
        }
    }

    private static String printed(Throwable failure) {
        StringWriter printed = new StringWriter();
        failure.printStackTrace(new PrintWriter(printed, true));
        return printed.toString();
    }
}
