/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.model;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What travels to or from the Qlara API. Every implementation is immutable, reads leniently (unknown fields are kept,
 * numbers are taken where the documents say text) and writes only the fields that have a value.
 * <p>
 * Camel converts each of them, by {@code convertBodyTo}, to {@code String}, {@code byte[]} and {@code InputStream} as
 * JSON, to {@code Map} and to Jackson's {@code JsonNode}, and back.
 */
public interface QlaraModel {

    /**
     * The fields under the names that the API uses, in a stable order, as maps, lists, texts, numbers and booleans.
     *
     * @return a map that can't be changed; never null
     */
    @JsonValue
    Map<String, Object> toMap();
}
