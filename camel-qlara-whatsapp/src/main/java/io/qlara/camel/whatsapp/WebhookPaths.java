package io.qlara.camel.whatsapp;

import java.util.HashMap;
import java.util.Map;

/**
 * The paths that webhook routes listen on. HTTP servers take a second consumer on a path without a word, and then only
 * one of the two gets calls. Thread-safe.
 */
final class WebhookPaths {

    private final Map<Place, Object> holders = new HashMap<>();

    /**
     * Takes the path for the holder, who may have it already.
     *
     * @throws IllegalStateException if another holds it
     */
    synchronized void claim(Object server, String path, Object holder) {
        Object other = holders.putIfAbsent(new Place(server, path.replaceFirst("(?<=.)/+$", "")), holder);
        if (other != null && other != holder) {
            throw new IllegalStateException("Another qlara-whatsapp:webhooks route listens on " + path
                    + " already; give one of the two another path");
        }
    }

    /** Gives back what the holder has, if anything. */
    synchronized void release(Object holder) {
        holders.values().removeIf(other -> other == holder);
    }

    private record Place(Object server, String path) {
    }
}
