/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.qlara.camel.whatsapp.model.SendRequest;

import static org.assertj.core.api.Assertions.assertThat;

/** Answers to whoever wrote. */
class ReplyToEventTest extends SimulatedServiceTest {

    private static final String URI = "qlara-whatsapp:send?replyToEvent=true";
    private static final Map<String, Object> INBOUND
            = Map.of("CamelQlaraWhatsAppEventType", "INBOUND", "CamelQlaraWhatsAppEventSource", "+393331234567");

    @Test
    void anAnswerGoesToWhoeverWrote() {
        assertThat(arrived(URI, "Ciao", INBOUND)).isEqualTo(Map.of("destination", "+393331234567", "phoneNumberId", "sender-1", "body", "Ciao"));
    }

    @Test
    void aSecondAnswerGoesThereToo() {
        assertThat(call(URI, "Ciao", INBOUND).getMessage().getHeaders()).containsAllEntriesOf(INBOUND);
    }

    @ParameterizedTest
    @MethodSource
    void anythingElseIsRefused(String uri, Object body, Map<String, Object> headers, String finding) {
        assertThat(refused(uri, body, headers).getErrors()).first().asString().startsWith("destination: " + finding);
    }

    static List<Object[]> anythingElseIsRefused() {
        String own = "is set, although replyToEvent=true";
        String none = "replyToEvent=true needs an exchange that came from an INBOUND event";
        return List.of(new Object[] { URI, "Ciao", with("CamelQlaraWhatsAppDestination", "+34600111222"), own },
                new Object[] { URI + "&validate=false", "Ciao", with("CamelQlaraWhatsAppDestination", "+34600111222"), own },
                new Object[] { URI + "&destination=RAW(+34600111222)", "Ciao", INBOUND, own },
                new Object[] { URI, SendRequest.builder().destination("+34600111222").body("Ciao").build(), INBOUND, own },
                new Object[] { URI, Map.of("phoneNumber", "+34600111222", "body", "Ciao"), INBOUND, own },
                new Object[] { URI + "&validate=false", Map.of("phoneNumber", "+34600111222", "body", "Ciao"), INBOUND, own },
                new Object[] { URI, "Ciao", with("CamelQlaraWhatsAppEventType", "READ"), none },
                new Object[] { URI + "&validate=false", "Ciao", Map.of("CamelQlaraWhatsAppEventType", "INBOUND"), none });
    }

    private static Map<String, Object> with(String header, Object value) {
        Map<String, Object> headers = new HashMap<>(INBOUND);
        headers.put(header, value);
        return headers;
    }
}
