/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A template as its owner described it; {@code fields} always has a name and a language. */
record Template(Object id, Map<String, Object> fields, Instant approvedFrom) {

    static final String PENDING = "PENDING";
    static final String APPROVED = "APPROVED";

    String name() {
        return (String) fields.get("name");
    }

    String language() {
        return (String) fields.get("language");
    }

    String status(Instant now) {
        return now.isBefore(approvedFrom) ? PENDING : APPROVED;
    }

    Map<String, Object> toJson(Instant now) {
        return toJson(status(now));
    }

    Map<String, Object> toJson(String status) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", id);
        json.putAll(fields);
        json.put("status", status);
        return json;
    }
}
