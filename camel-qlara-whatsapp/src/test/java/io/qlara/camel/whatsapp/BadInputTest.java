/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** What is wrong in a file keeps camel-main from starting, with a message that names the option and the file. */
class BadInputTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({ "destinaton, x", "bodyFormat, xml", "responseTimeout, soon", "maxRetries, many", "maxRetries, abc", "maxRetries, 1.5", "outsideSession, later",
            "unknownSession, x", "replyToEvent, perhaps" })
    void inYaml(String option, String value) throws Exception {
        Path routes = routes("orders", """
                parameters:
                %s: %s""".formatted(option, value));

        assertThat(messages(start(routes, ""))).contains(option, "orders.camel.yaml");
    }

    @ParameterizedTest
    @CsvSource({ "ackMode, later", "webhookTokn, x" })
    void inYamlOfAConsumer(String option, String value) throws Exception {
        Path routes = Files.writeString(folder.resolve("events.camel.yaml"), """
                - route:
                    from:
                      uri: qlara-whatsapp:webhooks
                      parameters:
                        allowUnauthenticated: true
                        %s: "%s"
                      steps:
                        - to:
                            uri: mock:events
                """.formatted(option, value));

        assertThat(messages(start(routes, ""))).contains(option, "events.camel.yaml");
    }

    @ParameterizedTest
    @CsvSource({ "api-kei, x", "apiKei, x", "template-update-method, POST", "response-timeout, soon", "max-retries, many", "max-retries, abc",
            "requests-per-minute, '1,000'", "max-queued, 10k", "requests-per-second, 99999999999", "check-templates, maybe",
            "template-cache-time, soon", "outside-session, later", "unknown-session, x" })
    void inProperties(String option, String value) throws Exception {
        Throwable failure = start(routes("orders", ""), "camel.component.qlara-whatsapp." + option + "=" + value);

        assertThat(messages(failure)).contains(option, "application.properties");
    }

    @Test
    void aTimeOfNothingInProperties() throws Exception {
        Throwable failure = start(routes("orders", ""), "camel.component.qlara-whatsapp.template-cache-time=0");

        assertThat(messages(failure)).contains("The option templateCacheTime must be more than nothing, such as 30s");
    }

    @Test
    void whatIsRightStarts() throws Exception {
        assertThat(start(routes("orders", ""), "camel.component.qlara-whatsapp.response-timeout=5s")).isNull();
    }

    private Path routes(String name, String parameters) throws Exception {
        return Files.writeString(folder.resolve(name + ".camel.yaml"), """
                - route:
                    from:
                      uri: direct:orders
                      steps:
                        - to:
                            uri: qlara-whatsapp:send
                """ + parameters.replace("parameters:\n", " ".repeat(12) + "parameters:\n" + " ".repeat(14)) + "\n");
    }

    /** Why camel-main does not start with the routes and the property; null if it does. */
    private Throwable start(Path routes, String property) throws Exception {
        Path properties = Files.writeString(folder.resolve("application.properties"), """
                camel.component.qlara-whatsapp.api-key=key
                camel.main.routes-include-pattern=%s
                %s
                """.formatted(routes.toUri(), property));
        Main main = new Main();
        main.setPropertyPlaceholderLocations(properties.toUri().toString());
        try {
            return catchThrowable(main::start);
        } finally {
            main.stop();
        }
    }

    private static String messages(Throwable failure) {
        StringBuilder messages = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            messages.append(cause.getMessage()).append('\n');
        }
        return messages.toString();
    }
}
