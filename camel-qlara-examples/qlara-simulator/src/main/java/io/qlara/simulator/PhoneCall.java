/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.util.LinkedHashMap;
import java.util.Map;

/** A webhook call in the list of the phone page; its version is its number, too. */
record PhoneCall(long version, CallbackAttempt attempt) {

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("number", version);
        json.put("type", attempt.eventType());
        json.put("messageId", attempt.messageId());
        json.put("attempt", attempt.attempt());
        json.put("statusCode", attempt.statusCode());
        json.put("failure", attempt.failure());
        json.put("at", attempt.timestamp().toString());
        return json;
    }
}
