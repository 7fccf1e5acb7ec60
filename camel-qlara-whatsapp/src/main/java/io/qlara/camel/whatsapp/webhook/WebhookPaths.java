/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedCamelContext;

/**
 * The paths that webhook routes listen on. HTTP servers take a second consumer on a path without a word, and then only
 * one of the two gets calls. Thread-safe.
 */
public final class WebhookPaths {

    private final Map<Place, Object> holders = new HashMap<>();

    /** Those of the application, whose components may be several. */
    public static synchronized WebhookPaths of(CamelContext camelContext) {
        ExtendedCamelContext application = camelContext.getCamelContextExtension();
        WebhookPaths paths = application.getContextPlugin(WebhookPaths.class);
        if (paths == null) {
            paths = new WebhookPaths();
            application.addContextPlugin(WebhookPaths.class, paths);
        }
        return paths;
    }

    /**
     * Takes the path for the holder, who may have it already.
     *
     * @throws IllegalStateException if another holds it
     */
    public synchronized void claim(Object server, String path, Object holder) {
        // some servers tell the letter case of paths apart, others do not
        String place = path.replaceFirst("(?<=.)/+$", "").toLowerCase(Locale.ROOT);
        Object other = holders.putIfAbsent(new Place(server, place), holder);
        if (other != null && other != holder) {
            throw new IllegalStateException("Another qlara-whatsapp:webhooks route listens on " + path
                    + " already, letter case aside; give one of the two another path");
        }
    }

    /** Gives back what the holder has, if anything. */
    public synchronized void release(Object holder) {
        holders.values().removeIf(other -> other == holder);
    }

    private record Place(Object server, String path) {
    }
}
