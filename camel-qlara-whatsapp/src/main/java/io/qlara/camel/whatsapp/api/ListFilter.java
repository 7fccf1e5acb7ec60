/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.api;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What to list; null or a blank text leaves a filter out.
 *
 * @param status        such as {@code APPROVED}
 * @param phoneNumberId templates of one number only
 * @param limit         how many at most
 * @param page          which page, from 0
 */
public record ListFilter(String status, String phoneNumberId, Integer limit, Integer page) {

    Map<String, String> toQuery() {
        Map<String, String> query = new LinkedHashMap<>();
        add(query, "status", status);
        add(query, "phoneNumberId", phoneNumberId);
        add(query, "limit", limit);
        add(query, "page", page);
        return query;
    }

    private static void add(Map<String, String> query, String name, Object value) {
        if (value != null && !value.toString().isBlank()) {
            query.put(name, value.toString());
        }
    }
}
