/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.camel.Exchange;

/** A call as an HTTP server hands it to a Camel consumer. Immutable. */
record WebhookCall(Object body, Map<String, Object> headers) {

    /** A POST with the body and without credentials. */
    static WebhookCall post(String body) {
        return new WebhookCall(body.getBytes(StandardCharsets.UTF_8), Map.of(Exchange.HTTP_METHOD, "POST"));
    }

    WebhookCall with(String header, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new WebhookCall(body, more);
    }

    WebhookCall withBody(Object other) {
        return new WebhookCall(other, headers);
    }

    WebhookCall query(String rawQuery) {
        return with(Exchange.HTTP_RAW_QUERY, rawQuery);
    }
}
