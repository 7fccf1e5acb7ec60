/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import wiremock.com.fasterxml.jackson.core.JsonProcessingException;
import wiremock.com.fasterxml.jackson.core.type.TypeReference;
import wiremock.com.fasterxml.jackson.databind.DeserializationFeature;
import wiremock.com.fasterxml.jackson.databind.json.JsonMapper;

/** JSON in and out. WireMock's own mapper also reads comments and single quotes, which the service would refuse. */
final class JsonText {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() { };

    private JsonText() {
    }

    /** Empty when the bytes are anything else than one JSON object in UTF-8. */
    static Optional<Map<String, Object>> object(byte[] bytes) {
        try {
            return Optional.ofNullable(MAPPER.readValue(bytes, OBJECT));
        } catch (IOException notAnObject) {
            return Optional.empty();
        }
    }

    /** Throws an {@link IllegalArgumentException} for anything else than one JSON array of objects in UTF-8. */
    static List<Map<String, Object>> objects(byte[] bytes) {
        try {
            return MAPPER.readValue(bytes, new TypeReference<>() { });
        } catch (IOException notObjects) {
            throw new IllegalArgumentException("A JSON array of objects is needed", notObjects);
        }
    }

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
