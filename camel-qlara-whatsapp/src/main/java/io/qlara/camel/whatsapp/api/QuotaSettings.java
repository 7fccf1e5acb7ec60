/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.api;

import io.qlara.camel.whatsapp.client.RateLimiter;

/**
 * How many requests of one API key may leave and wait.
 *
 * @param requestsPerSecond how many may leave in a second; 0 for no limit
 * @param requestsPerMinute how many may leave in a minute; 0 for no limit
 * @param rateLimiter       replaces both limits; null for none
 * @param maxQueued         how many may wait for a permit or a connection
 */
public record QuotaSettings(int requestsPerSecond, int requestsPerMinute, RateLimiter rateLimiter, int maxQueued) {
}
