/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.apache.camel.spi.IdempotentRepository;

/**
 * How one webhook route takes calls. Checked and immutable.
 *
 * @param path                 the path on the HTTP server; gets one leading slash and none at its end
 * @param httpServerComponent  the name of the HTTP server component, or null to find one
 * @param credentials          what callers have to send
 * @param allowUnauthenticated whether a route without any credentials may start
 * @param maxBodySize          the largest body to read, in bytes, from 1
 * @param eventTypes           the event types to route, separated by commas, or null for all
 * @param channels             the channels to route events of, separated by commas, or null for all
 * @param idempotentRepository where the ids of routed events are kept, or null to route repeats as well
 * @param answerFirst          whether a call is answered before its events are routed
 * @param maxPending           how many answered events may wait or be routed, from 1
 */
public record WebhookSettings(String path, String httpServerComponent, Credentials credentials, boolean allowUnauthenticated,
                              int maxBodySize, String eventTypes, String channels, IdempotentRepository idempotentRepository,
                              boolean answerFirst, int maxPending) {

    /**
     * Checks each option by itself.
     *
     * @throws IllegalArgumentException if an option can't be used; the message names it
     */
    public WebhookSettings {
        path = normalised(path);
        atLeastOne("maxBodySize", maxBodySize);
        atLeastOne("maxPending", maxPending);
    }

    /** The values that an option lists, separated by commas; without blank ones, and without white space around them. */
    static List<String> values(String option) {
        return option == null
                ? List.of()
                : Arrays.stream(option.split(",")).map(String::strip).filter(value -> !value.isEmpty()).toList();
    }

    private static String normalised(String path) {
        if (path == null || path.isBlank()) {
            throw new IllegalArgumentException("The option path of qlara-whatsapp:webhooks is blank; set it to the path that the"
                    + " events are posted to, such as /qlara/webhooks");
        }
        String stripped = path.strip();
        if (stripped.chars().anyMatch(character -> character <= ' ' || character == '?' || character == '#')) {
            throw new IllegalArgumentException("The option path of qlara-whatsapp:webhooks holds a blank, ? or #, which no path has");
        }
        if (Stream.of(stripped.split("/")).anyMatch(segment -> segment.equals(".") || segment.equals(".."))) {
            throw new IllegalArgumentException("The option path of qlara-whatsapp:webhooks holds . or .. between slashes, where senders"
                    + " would call another path");
        }
        return "/" + stripped.replaceFirst("^/+", "").replaceFirst("/+$", "");
    }

    private static void atLeastOne(String option, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("The option " + option + " of qlara-whatsapp:webhooks is " + value
                    + "; it has to be at least 1");
        }
    }

    /** Leaves tokens and passwords out. */
    @Override
    public String toString() {
        return "WebhookSettings[" + path + "]";
    }

    /**
     * The credentials of which a caller has to send one; any of them may be null.
     *
     * @param tokens   the accepted tokens, separated by commas
     * @param username the user of HTTP Basic
     * @param password the password of HTTP Basic
     */
    public record Credentials(String tokens, String username, String password) {

        /** Leaves tokens, user and password out. */
        @Override
        public String toString() {
            return "Credentials";
        }
    }
}
