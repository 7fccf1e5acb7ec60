/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A WhatsApp Business phone number of the simulated account. No component may be null.
 *
 * @param id what a send names as {@code phoneNumberId}
 * @param phoneNumber the number in international format
 * @param displayName the name that recipients see
 * @param status as the service words it, for example {@code CONNECTED}
 */
public record PhoneNumber(String id, String phoneNumber, String displayName, String status) {

    public PhoneNumber {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(phoneNumber, "phoneNumber");
        Objects.requireNonNull(displayName, "displayName");
        Objects.requireNonNull(status, "status");
    }

    Map<String, Object> toJson(Documents documents) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(documents == Documents.SEED ? "id" : "phoneNumberId", id);
        json.put("phoneNumber", phoneNumber);
        json.put("displayName", displayName);
        json.put("status", status);
        return json;
    }
}
