/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.qlara.camel.whatsapp.model.WebhookEvent;

/** Reads a body as one event or as an array of events. An element of the array that can't be used is passed over. */
public final class EventReader {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char REPLACEMENT = '\uFFFD';
    private static final List<String> FIELDS_THAT_MAKE_IT_USABLE
            = List.of("messageId", "eventType", "source", "destination", "phoneNumber");
    /** Buffers that all threads share: with those of a thread each virtual thread would get new ones for a single call. */
    private static final JsonFactory FACTORY = JsonFactory.builder().recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool()).build();
    private static final ObjectMapper MAPPER = JsonMapper.builder(FACTORY)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private EventReader() {
    }

    /** The events in the order of the body; at least one. */
    public static ReceivedEvents read(byte[] body) throws RefusedCallException {
        Object json = parse(decode(body));
        List<?> elements = json instanceof List<?> array ? array : Collections.singletonList(json);
        List<WebhookEvent> events = new ArrayList<>(elements.size());
        for (Object element : elements) {
            if (isUsable(element)) {
                events.add(event(element));
            }
        }
        if (events.isEmpty()) {
            throw unreadable("it holds no object with a messageId, an eventType or a number");
        }
        return new ReceivedEvents(Collections.unmodifiableList(events), elements.size() - events.size());
    }

    private static String decode(byte[] body) throws RefusedCallException {
        String text = new String(body, StandardCharsets.UTF_8);
        // Java replaces bytes that are not UTF-8; the caller may have sent a replacement character, too
        if (text.indexOf(REPLACEMENT) >= 0 && !Arrays.equals(text.getBytes(StandardCharsets.UTF_8), body)) {
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

    private static boolean isUsable(Object element) {
        if (element instanceof Map<?, ?> fields) {
            for (String name : FIELDS_THAT_MAKE_IT_USABLE) {
                if (saysSomething(fields.get(name))) {
                    return true;
                }
            }
        }
        return false;
    }

    @SuppressWarnings("unchecked")
    private static WebhookEvent event(Object element) {
        return WebhookEvent.of((Map<String, ?>) element);
    }

    private static boolean saysSomething(Object value) {
        return value instanceof String text ? !text.isBlank() : value instanceof Number;
    }

    private static RefusedCallException unreadable(String reason) {
        return new RefusedCallException(WebhookAnswer.UNREADABLE, reason);
    }
}
