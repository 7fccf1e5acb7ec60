/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.net.URI;
import java.util.Set;

/**
 * Keeps web pages away from what could add answers, read what was sent and shut the server down. A browser sends the
 * {@code Origin} of a page and the {@code Host} that the page named, and it sends JSON to another origin only after it has asked.
 */
final class LoopbackRule {

    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int ALLOWED = 0;

    private LoopbackRule() {
    }

    /**
     * The status that a request is refused with; 0 when it is allowed.
     *
     * @param origin null without one
     * @param mediaType of the body, without parameters; null when the request says none
     * @param changes whether the method may change something by its body
     */
    static int refusal(String host, String origin, String mediaType, boolean changes) {
        if (!isLoopback("http://" + host) || origin != null && !isLoopback(origin)) {
            return 403;
        }
        return changes && !"application/json".equalsIgnoreCase(mediaType) ? 415 : ALLOWED;
    }

    /** False for what is no URL. */
    static boolean isLoopback(String origin) {
        try {
            String host = URI.create(origin).getHost();
            return host != null && NAMES.contains(host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
