/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The SHA-256 of a secret. All digests have the same length, so comparing two takes the same time for all secrets. Immutable. */
final class SecretDigest {

    private final byte[] digest;

    private SecretDigest(byte[] digest) {
        this.digest = digest;
    }

    static SecretDigest of(String secret) {
        return of(secret.getBytes(StandardCharsets.UTF_8));
    }

    static SecretDigest of(byte[] secret) {
        try {
            return new SecretDigest(MessageDigest.getInstance("SHA-256").digest(secret));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Compares in constant time, which does not tell an attacker how much of a guess was right. */
    boolean matches(SecretDigest other) {
        return MessageDigest.isEqual(digest, other.digest);
    }
}
