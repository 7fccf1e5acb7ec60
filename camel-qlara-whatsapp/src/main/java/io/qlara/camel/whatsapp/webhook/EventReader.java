/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.qlara.camel.whatsapp.model.WebhookEvent;

/** Reads a body as one event or as an array of events. One event that can't be used makes the whole body unreadable. */
public final class EventReader {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final List<String> FIELDS_THAT_MAKE_IT_USABLE
            = List.of("messageId", "eventType", "source", "destination", "phoneNumber");
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private EventReader() {
    }

    /** The events in the order of the body; at least one. */
    public static List<WebhookEvent> read(byte[] body) throws RefusedCallException {
        Object json = parse(decode(body));
        if (!(json instanceof List<?> array)) {
            return List.of(event(json));
        }
        if (array.isEmpty()) {
            throw unreadable("the array is empty");
        }
        List<WebhookEvent> events = new ArrayList<>(array.size());
        for (Object element : array) {
            events.add(event(element));
        }
        return List.copyOf(events);
    }

    private static String decode(byte[] body) throws RefusedCallException {
        String text = new String(body, StandardCharsets.UTF_8);
        // Java has replaced bytes that are not UTF-8, so writing the text again gives other bytes
        if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), body)) {
            throw unreadable("the body is not UTF-8");
        }
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static Object parse(String text) throws RefusedCallException {
        try {
            return MAPPER.readValue(text, Object.class);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // a number that no BigDecimal holds is a RuntimeException; no message is repeated, because it may hold what was sent
            throw unreadable("the body is not JSON, or too deep, or has a key twice");
        }
    }

    @SuppressWarnings("unchecked")
    private static WebhookEvent event(Object json) throws RefusedCallException {
        if (!(json instanceof Map<?, ?> fields)) {
            throw unreadable("the JSON is no object and no array of objects");
        }
        if (FIELDS_THAT_MAKE_IT_USABLE.stream().map(fields::get).noneMatch(EventReader::saysSomething)) {
            throw unreadable("an event has no messageId, no eventType and no number");
        }
        return WebhookEvent.of((Map<String, ?>) fields);
    }

    private static boolean saysSomething(Object value) {
        return value instanceof String text ? !text.isBlank() : value instanceof Number;
    }

    private static RefusedCallException unreadable(String reason) {
        return new RefusedCallException(WebhookAnswer.UNREADABLE, reason);
    }
}
