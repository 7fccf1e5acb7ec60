/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.karaf.container;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import io.qlara.simulator.QlaraSimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Settings change while the routes run. */
@Order(3)
@ExtendWith(KarafExtension.class)
class ReconfigurationIT {

    private static final String MESSAGE = "{\"destination\": \"+393401234567\", \"body\": \"Hello\"}";
    private static final Map<String, Object> FROM_THE_OTHER_SENDER = Map.of("destination", "+393401234567", "body", "Hello", "phoneNumberId", "102");

    @ParameterizedTest
    @FieldSource("io.qlara.examples.karaf.container.Example#BOTH")
    void aNewSenderHoldsFromTheNextMessageOn(String routes, Example example, QlaraSimulator service) throws Exception {
        example.reconfigure(Map.of("phoneNumberId", "102"));

        example.send(routes, "other-sender-" + routes + ".json", MESSAGE);
        example.awaitSent(routes, "other-sender-" + routes + ".json");

        assertThat(service.journal().messages()).singleElement()
                .satisfies(message -> assertThat(message.request()).isEqualTo(FROM_THE_OTHER_SENDER));
    }

    @ParameterizedTest
    @FieldSource("io.qlara.examples.karaf.container.Example#BOTH")
    void anotherPortIsListenedOnAndTheOldOneIsNot(String routes, Example example) throws Exception {
        int other = Karaf.freePort();

        example.reconfigure(Map.of(routes + ".port", String.valueOf(other)));

        assertThat(Connections.accepted(other)).isTrue();
        assertThat(Connections.accepted(example.port(routes))).isFalse();
    }

    @Test
    void savingTheFileIsEnough(Karaf karaf, Example example, QlaraSimulator service) throws Exception {
        Path file = karaf.home().resolve("etc/" + Example.SETTINGS + ".cfg");
        LogFile log = karaf.log().fromNow();

        // as editors do: Karaf could read a file that is half written
        Path written = Files.writeString(karaf.home().resolve("data/settings.cfg"),
                Files.readString(file).replaceFirst("(?m)^phoneNumberId *=.*$", "phoneNumberId = 102"));
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        example.awaitStarts(log);
        example.send(Example.YAML, "by-file.json", MESSAGE);
        example.awaitSent(Example.YAML, "by-file.json");

        await().untilAsserted(() -> assertThat(service.journal().messages()).singleElement()
                .satisfies(message -> assertThat(message.request()).isEqualTo(FROM_THE_OTHER_SENDER)));
    }
}
