/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.api;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;

import io.qlara.camel.whatsapp.http.ApiResponse;
import io.qlara.camel.whatsapp.http.JsonCodec;
import io.qlara.camel.whatsapp.http.ResponseReader;

/** Reads one object, in any of the envelopes that the vendor's documents show: none, {@code data}, its own name, or a list of one. */
final class SingleReader<T> implements ResponseReader<T> {

    private static final List<String> ENVELOPES = List.of("data", "template", "templates", "phoneNumber", "phoneNumbers");
    private static final int MOST_ENVELOPES = 4;

    private final Function<Map<String, Object>, T> itemReader;

    SingleReader(Function<Map<String, Object>, T> itemReader) {
        this.itemReader = itemReader;
    }

    @Override
    public T read(ApiResponse response) throws IOException {
        JsonNode json = JsonCodec.readTree(response.body());
        for (int i = 0; i < MOST_ENVELOPES; i++) {
            json = unwrapped(json);
        }
        return itemReader.apply(JsonCodec.toMap(json));
    }

    /** An object that has an id is no envelope, whatever else it holds. */
    private static JsonNode unwrapped(JsonNode json) {
        if (json.isArray() && json.size() == 1) {
            return json.get(0);
        }
        if (!json.isObject() || json.has("id")) {
            return json;
        }
        return ENVELOPES.stream().map(json::path).filter(inside -> inside.isObject() || inside.isArray() && inside.size() == 1).findFirst()
                .orElse(json);
    }
}
