/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.api;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The path of a call that the component does not wrap. Messages are sent by {@code send} alone, where the component checks and counts them, so
 * that the path of send is refused however it is written.
 */
public final class RawPath {

    private static final int LONGEST = 500;
    /** A percent sign, a backslash or a semicolon could be read as another path by the service. */
    private static final Pattern ALLOWED = Pattern.compile("/api(/[A-Za-z0-9._~:@+,=!$&'()*-]+)+");

    /** Parts of the API that change settings of the account and reach no customer. */
    private static final List<List<String>> SEND_NOTHING = List.of(ApiPaths.TEMPLATES, List.of("api", "partner-gateway", "v1", "webhooks"),
            List.of("api", "partner-gateway", "v1", "templates"), List.of("api", "partner-gateway", "v1", "whatsapp", "templates"),
            List.of("api", "partner-gateway", "v1", "media"), List.of("api", "webhooks"));

    private RawPath() {
    }

    /**
     * The segments of the path.
     *
     * @throws IllegalArgumentException if the path can't be used; the message says why, without the path
     */
    public static List<String> segments(String path) {
        if (path == null || path.isBlank()) {
            throw new IllegalArgumentException("must be given and begin with /api/");
        }
        if (path.length() > LONGEST) {
            throw new IllegalArgumentException("must have at most " + LONGEST + " characters");
        }
        if (path.contains("?") || path.contains("#")) {
            throw new IllegalArgumentException("holds a query; give it by the header CamelQlaraWhatsAppQuery");
        }
        if (!ALLOWED.matcher(path).matches()) {
            throw new IllegalArgumentException("must begin with /api/ and hold no % and // and nothing else that has to be escaped in a path");
        }
        List<String> segments = Arrays.asList(path.substring(1).split("/"));
        if (segments.contains(".") || segments.contains("..")) {
            throw new IllegalArgumentException("holds a segment that is only dots, which would lead to another path");
        }
        if (String.join("/", segments).equalsIgnoreCase(String.join("/", ApiPaths.SEND))) {
            throw new IllegalArgumentException("is the path of send; use qlara-whatsapp:send, which checks what it sends");
        }
        return List.copyOf(segments);
    }

    /** Whether it is certain that no call of the path sends a message. */
    public static boolean sendsNothing(List<String> segments) {
        return SEND_NOTHING.stream().anyMatch(part -> segments.size() >= part.size() && segments.subList(0, part.size()).equals(part));
    }
}
