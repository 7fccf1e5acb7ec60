/*
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Receives webhook events, one small class a step: checks the credentials, reads and parses the body, detects repeats, brings each
 * event to the route, and answers the call.
 * <p>
 * May use {@code model}, Camel and Jackson; the consumer hands in what makes the exchange of an event. The HTTP server calls it on its
 * own threads. A route may end on any thread, and the call is answered there. Events that are answered before they are routed are
 * routed on threads of a pool of their own.
 */
package io.qlara.camel.whatsapp.webhook;
