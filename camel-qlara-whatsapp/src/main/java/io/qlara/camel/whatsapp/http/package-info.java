/*
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * How one call travels: its stages, its attempts, repeats and deadlines, what its failures are called, and JSON. The only package that knows
 * HttpClient.
 * <p>
 * May use {@code queue}, {@code client} and {@code model}. HttpClient calls in on its I/O threads, where an Error that escapes would end the
 * thread; waits end on the timer, deadlines on a thread of their own. No step of a route runs on any of them.
 */
package io.qlara.camel.whatsapp.http;
