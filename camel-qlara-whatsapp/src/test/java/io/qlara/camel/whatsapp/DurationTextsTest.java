/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.io.IOException;
import java.time.Duration;

import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A text that is no duration keeps a route from starting; Camel by itself takes {@code abc} for 0 and {@code 1h30} for one hour. */
class DurationTextsTest {

    private static final String MESSAGE = "The option %s must be a duration, such as 500ms, 30s, 1m30s or PT30S; a number alone counts milliseconds";

    private final DefaultCamelContext camel = new DefaultCamelContext();

    @AfterEach
    void close() throws IOException {
        camel.close();
    }

    @ParameterizedTest
    @ValueSource(strings = { "abc", "5x", "10,000", "1h30", "5m5", "5S", "5milli", "1.5s", "s", "PT5", "30s1m" })
    void oneThatIsNoneOnAnEndpoint(String text) {
        assertThatThrownBy(() -> camel.getEndpoint("qlara-whatsapp:send?apiKey=k&awaitDelivery=" + text)).hasStackTraceContaining(
                text.startsWith("P") ? "Text cannot be parsed to a Duration" : MESSAGE.formatted("awaitDelivery"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "quota-margin", "requestTimeout", "connection-time-to-live" })
    void oneThatIsNoneInAPropertyOfTheComponent(String option) {
        Main main = new Main();
        main.addInitialProperty("camel.component.qlara-whatsapp." + option, "5x");
        main.configure().addLambdaRouteBuilder(route -> route.from("direct:in").to("qlara-whatsapp:send?apiKey=k"));

        try {
            assertThatThrownBy(main::start).hasStackTraceContaining("camel.component.qlara-whatsapp." + option)
                    .hasStackTraceContaining("must be a duration, such as 500ms");
        } finally {
            main.stop();
        }
    }

    @ParameterizedTest
    @CsvSource({ "20, PT0.02S", "500ms, PT0.5S", "30s, PT30S", "1m30s, PT1M30S", "1d2h3m4s5ms, PT26H3M4.005S", "PT5S, PT5S", "pt1.5s, PT1.5S", "' 5s ', PT5S", "' PT5S', PT5S" })
    void eachFormThatCamelReadsWhole(String text, Duration read) {
        QlaraWhatsAppEndpoint endpoint = camel.getEndpoint("qlara-whatsapp:send?apiKey=k&awaitDelivery=" + text.replace(" ", "%20"), QlaraWhatsAppEndpoint.class);

        assertThat(endpoint.getSendConfiguration().getAwaitDelivery()).isEqualTo(read);
    }

    @Test
    void aBeanOfTheRegistry() {
        camel.getRegistry().bind("patience", Duration.ofSeconds(7));

        QlaraWhatsAppEndpoint endpoint = camel.getEndpoint("qlara-whatsapp:send?apiKey=k&awaitDelivery=#bean:patience", QlaraWhatsAppEndpoint.class);

        assertThat(endpoint.getSendConfiguration().getAwaitDelivery()).isEqualTo(Duration.ofSeconds(7));
    }
}
