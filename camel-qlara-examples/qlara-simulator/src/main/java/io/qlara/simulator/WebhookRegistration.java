/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The account's one webhook: set in the account's settings, which is the simulator's own API, or registered. Thread-safe. */
final class WebhookRegistration {

    private final Clock clock;
    private String urlOfSettings;
    private Webhook current;

    WebhookRegistration(Clock clock) {
        this.clock = clock;
    }

    /** Where events are posted; null is nowhere. What is registered elsewhere than on this machine gets none. */
    synchronized String target() {
        return current != null && current.posted ? current.callbackUrl : null;
    }

    synchronized Optional<Webhook> current() {
        return Optional.ofNullable(current);
    }

    /** Null is no webhook. */
    synchronized void fromSettings(String url) {
        urlOfSettings = url;
        current = url == null ? null : webhook(url, true);
    }

    synchronized Webhook register(String callbackUrl) {
        current = webhook(callbackUrl, LoopbackRule.isLoopback(callbackUrl));
        return current;
    }

    /** Empty when there is none to change. */
    synchronized Optional<Webhook> change(String callbackUrl) {
        if (current != null) {
            current = new Webhook(current.id, callbackUrl, current.createdAt, LoopbackRule.isLoopback(callbackUrl));
        }
        return current();
    }

    /** Says whether there was one. */
    synchronized boolean remove() {
        boolean removed = current != null;
        current = null;
        return removed;
    }

    synchronized void reset() {
        fromSettings(urlOfSettings);
    }

    private Webhook webhook(String callbackUrl, boolean posted) {
        return new Webhook("wh-" + UUID.randomUUID().toString().substring(0, 8), callbackUrl, clock.instant(), posted);
    }

    record Webhook(String id, String callbackUrl, Instant createdAt, boolean posted) {

        Map<String, Object> toJson() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("id", id);
            json.put("callbackUrl", callbackUrl);
            json.put("status", "ACTIVE");
            json.put("createdAt", createdAt.toString());
            return json;
        }
    }
}
