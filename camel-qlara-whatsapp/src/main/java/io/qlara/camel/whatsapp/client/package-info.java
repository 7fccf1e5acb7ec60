/*
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What a route meets of a call: the exceptions, and the {@link io.qlara.camel.whatsapp.client.RateLimiter} that an application may give.
 * Exported; everything below the root throws these exceptions.
 * <p>
 * May use {@code model} and, of Camel, {@code HttpResponseAware} alone; Bucket4j is optional. An exception is made on the thread that found
 * the failure. A rate limiter is asked on any thread, also on an I/O thread, and must not keep it waiting.
 */
package io.qlara.camel.whatsapp.client;
