/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Whatever a sender writes into the fields that share a meaning: an event that is passed on says the same again. */
class WebhookEventRoundTripTest {

    private static final List<Object> STATUSES
            = Arrays.asList(null, "", " ", "s ", "SENT", "DELIVERED", "UNKNOWN", 3, 7, "7", 1.5, true, Map.of("code", 1));
    private static final List<Object> TEXTS = Arrays.asList(null, "", " ", "a", 1, true, Map.of("b", 1), List.of());
    private static final List<Object> DESCRIPTIONS
            = Arrays.asList(null, "", " ", "a", 1, true, Map.of("b", 1), Map.of("message", "c"), List.of());
    private static final List<Object> TIMES
            = Arrays.asList(null, "", "junk", "2024-01-15T10:30:45Z", 1775730600, "1775730600123", true, Map.of("at", 1));

    static Stream<Arguments> fieldsThatShareAMeaning() {
        return Stream.of(
                arguments(List.of("status", "statusCode", "statusName"), STATUSES),
                arguments(List.of("timestamp", "eventDate", "receivedDate"), TIMES),
                arguments(List.of("destination", "phoneNumber"), TEXTS),
                arguments(List.of("customerMessageId", "customMessageId"), TEXTS),
                arguments(List.of("description", "statusDescription", "error"), DESCRIPTIONS),
                arguments(List.of("source", "channel", "text"), TEXTS),
                arguments(List.of("messageId", "messageType", "numPart"), TEXTS));
    }

    @ParameterizedTest
    @MethodSource("fieldsThatShareAMeaning")
    void anEventThatIsPassedOnSaysTheSame(List<String> names, List<Object> values) {
        for (Object eventType : Arrays.asList(null, "", "READ", "typing", Map.of())) {
            for (Map<String, Object> fields : combinations(names, values)) {
                fields.put("eventType", eventType);
                WebhookEvent event = WebhookEvent.of(fields);

                WebhookEvent passedOn = WebhookEvent.of(event.toMap());

                assertThat(passedOn.id()).as("id of %s", fields).isEqualTo(event.id());
                assertThat(named(passedOn)).as("%s", fields).isEqualTo(named(event));
            }
        }
    }

    private static List<Map<String, Object>> combinations(List<String> names, List<Object> values) {
        List<Map<String, Object>> combinations = new ArrayList<>(List.of(new LinkedHashMap<>()));
        for (String name : names) {
            List<Map<String, Object>> longer = new ArrayList<>();
            for (Map<String, Object> shorter : combinations) {
                for (Object value : values) {
                    Map<String, Object> fields = new LinkedHashMap<>(shorter);
                    fields.put(name, value);
                    longer.add(fields);
                }
            }
            combinations = longer;
        }
        return combinations;
    }

    /** What the event says in fields of its own. */
    private static List<Object> named(WebhookEvent event) {
        return Arrays.asList(event.eventType(), event.messageId(), event.customMessageId(), event.destination(), event.source(),
                event.channel(), event.status(), event.statusName(), event.description(), event.text(), event.messageType(),
                event.timestamp());
    }
}
