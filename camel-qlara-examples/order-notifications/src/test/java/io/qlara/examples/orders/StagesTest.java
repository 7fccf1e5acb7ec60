/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.orders;

import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import io.qlara.simulator.QlaraSimulator;
import io.qlara.simulator.QlaraSimulatorBuilder;
import io.qlara.simulator.SentMessage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class StagesTest {

    private static final String OWN_PHONE = "+393209998887";

    private static final String CHECK = "camel.component.qlara-whatsapp.checkTemplates";
    private static final String ORDER = "O-1,Zoë,+39 340 000 0101,it,Moka,24.90,2026-12-04\n";

    private static final String PROFILE = "camel.main.profile";

    private final Logger logger = (Logger) LoggerFactory.getLogger("orders");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @TempDir
    private Path home;

    @BeforeEach
    void listen() {
        // a copy of a plain list that another thread adds to may hold a null
        log.list = Collections.synchronizedList(log.list);
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void leaveStage() {
        logger.detachAppender(log);
        System.clearProperty(PROFILE);
    }

    @Test
    void demoWritesToOnesOwnPhoneOnly() {
        System.setProperty(PROFILE, "demo");
        try (QlaraSimulator service = QlaraSimulator.builder().build()) {
            service.start();
            try (RunningApplication application = RunningApplication.start(home, settings(service, Map.of("demo.phone", OWN_PHONE, CHECK, "off")))) {
                application.drop("orders.csv", ORDER);

                await().until(() -> application.state("O-1").equals("SENT"));
                assertThat(service.journal().messages()).extracting(SentMessage::request).containsExactly(Map.of(
                        "destination", OWN_PHONE, "phoneNumberId", "101", "messageId", "O-1", "fallbackRcs", true, "fallbackSms", true,
                        "template", Map.of("name", "order_confirmation", "language", "it",
                                "parameters", List.of("Zoë", "O-1", "Moka", "24,90 €", "4 dicembre 2026"))));
            }
        }
    }

    @Test
    void withoutTheTemplateAnOrderFailsBeforeItLeavesAndTheStartSaysSo() {
        try (QlaraSimulator service = QlaraSimulator.builder().build()) {
            service.start();
            try (RunningApplication application = RunningApplication.start(home, settings(service, Map.of(CHECK, "fail")))) {
                application.drop("orders.csv", ORDER);

                await().until(() -> application.state("O-1").equals("FAILED"));
                assertThat(application.orders().get(0).get("reason").asText()).contains("order_confirmation");
                assertThat(service.journal().messages()).isEmpty();
                assertThat(logged()).contains("The account has no approved template order_confirmation in [it, en, de, fr, es];"
                        + " orders in these languages will be FAILED");
            }
        }
    }

    @Test
    void theStartLooksForTemplatesOnAllPagesOfTheList() {
        QlaraSimulatorBuilder builder = QlaraSimulator.builder().largestPage(2);
        List.of("it", "en", "de").forEach(language -> builder.template(
                Map.of("name", "order_confirmation", "language", language, "status", "APPROVED")));
        try (QlaraSimulator service = builder.build()) {
            service.start();
            try (RunningApplication application = RunningApplication.start(home, settings(service, Map.of()))) {
                await().untilAsserted(() -> assertThat(logged()).contains("The account has no approved template order_confirmation in [fr, es];"
                        + " orders in these languages will be FAILED"));
            }
        }
    }

    private List<String> logged() {
        return List.copyOf(log.list).stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void aMisspeltStageDoesNotStart() {
        System.setProperty(PROFILE, "Demo");

        assertThatThrownBy(() -> RunningApplication.start(home)).isInstanceOf(StartupException.class)
                .hasMessage("there is no stage Demo; CAMEL_MAIN_PROFILE may be demo");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = " ")
    void demoDoesNotStartWithoutOnesOwnPhone(String phone) {
        System.setProperty(PROFILE, "demo");

        assertThatThrownBy(() -> RunningApplication.start(home, phone == null ? Map.of() : Map.of("demo.phone", phone)))
                .isInstanceOf(StartupException.class)
                .hasMessage("the stage demo sends every message to your own phone, so that DEMO_PHONE must be set");
    }

    private static Map<String, String> settings(QlaraSimulator service, Map<String, String> others) {
        Map<String, String> settings = new HashMap<>(others);
        settings.putAll(Map.of("qlara.api-key", service.apiKey(), "qlara.base-url", service.baseUrl(), "qlara.phone-number-id", "101"));
        return settings;
    }
}
