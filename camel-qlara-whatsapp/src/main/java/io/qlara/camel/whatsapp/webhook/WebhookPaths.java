/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.ExtendedCamelContext;

/**
 * The paths that webhook routes listen on. An HTTP server accepts a second consumer on the same path without an error, but then only
 * one of the two gets calls; so the second is refused here. Thread-safe.
 */
public final class WebhookPaths {

    private final Map<Place, Object> holders = new HashMap<>();

    /** The paths of all routes of the application, which may have several components. */
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
     * Gives the path to the holder, unless the holder has it already.
     *
     * @throws IllegalStateException if another holder has the path
     */
    public synchronized void claim(Object server, String path, Object holder) {
        // to some servers paths in different letter case are the same path
        String place = path.toLowerCase(Locale.ROOT);
        Object other = holders.putIfAbsent(new Place(server, place), holder);
        if (other != null && other != holder) {
            throw new IllegalStateException("Another qlara-whatsapp:webhooks route listens on " + path
                    + " already, letter case aside; give one of the two another path");
        }
    }

    /** Who listens on the path of a server of that kind, such as platform-http; null if nobody does. */
    public synchronized Object holder(String kindOfServer, String path) {
        String place = path.toLowerCase(Locale.ROOT);
        return holders.entrySet().stream().filter(holder -> holder.getKey().path().equals(place)
                && holder.getKey().server() instanceof Component server && kindOfServer.equals(server.getDefaultName()))
                .map(Map.Entry::getValue).findFirst().orElse(null);
    }

    /** Takes all paths back from the holder. */
    public synchronized void release(Object holder) {
        holders.values().removeIf(other -> other == holder);
    }

    private record Place(Object server, String path) {
    }
}
