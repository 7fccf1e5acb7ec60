/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.api;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;

import io.qlara.camel.whatsapp.http.ResponseReader;
import io.qlara.camel.whatsapp.http.ApiResponse;
import io.qlara.camel.whatsapp.http.JsonCodec;

/** Reads a list in any of the envelopes that the vendor's documents show: none, {@code data}, or the list's own name. */
public final class ListReader<T> implements ResponseReader<List<T>> {

    private static final List<String> ENVELOPES = List.of("data", "templates", "phoneNumbers");

    private final Function<Map<String, Object>, T> itemReader;

    public ListReader(Function<Map<String, Object>, T> itemReader) {
        this.itemReader = itemReader;
    }

    @Override
    public List<T> read(ApiResponse response) throws IOException {
        JsonNode array = array(JsonCodec.readTree(response.body()));
        List<T> items = new ArrayList<>(array.size());
        for (JsonNode item : array) {
            items.add(itemReader.apply(JsonCodec.toMap(item)));
        }
        return items;
    }

    private static JsonNode array(JsonNode json) {
        if (json.isArray()) {
            return json;
        }
        return ENVELOPES.stream().map(json::path).filter(JsonNode::isArray).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("it holds no list"));
    }
}
