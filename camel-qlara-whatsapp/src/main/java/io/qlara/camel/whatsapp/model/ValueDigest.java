/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.model;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * The SHA-256 over values as JSON has them. Equal values give the same digest, whatever the order of their fields and however their
 * numbers are written; different values give different bytes to digest. Not thread-safe.
 */
final class ValueDigest {

    private final MessageDigest digest = sha256();

    ValueDigest add(Object value) {
        if (value == null) {
            digest.update((byte) '0');
        } else if (value instanceof Map<?, ?> map) {
            addMap(map);
        } else if (value instanceof Collection<?> elements) {
            begin('l', elements.size());
            elements.forEach(this::add);
        } else if (value instanceof Number number) {
            addText('n', canonical(number));
        } else {
            addText(value instanceof Boolean ? 'b' : 't', value.toString());
        }
        return this;
    }

    String inHexadecimal() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private void addMap(Map<?, ?> map) {
        Map<String, Object> sorted = new TreeMap<>();
        map.forEach((name, value) -> sorted.put(String.valueOf(name), value));
        begin('m', sorted.size());
        sorted.forEach((name, value) -> {
            addText('t', name);
            add(value);
        });
    }

    private void addText(char kind, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        begin(kind, bytes.length);
        digest.update(bytes);
    }

    /** Writes kind and length before each value, so that values that run together are not taken for others. */
    private void begin(char kind, int length) {
        digest.update(ByteBuffer.allocate(Byte.BYTES + Integer.BYTES).put((byte) kind).putInt(length).array());
    }

    private static String canonical(Number number) {
        try {
            return new BigDecimal(number.toString()).stripTrailingZeros().toString();
        } catch (ArithmeticException | NumberFormatException e) {
            // infinite, not a number, or with more zeros than can be counted
            return number.toString();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
