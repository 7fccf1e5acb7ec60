/*
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * When a request may leave: its turn, a connection, the quota, and the hold after a 429. The permit of the quota comes last, and repeats
 * go before first attempts.
 * <p>
 * May use {@code client} and {@code model}. Called on whichever thread begins or ends an attempt; nothing in here waits. What waited is woken
 * on the timer, never on the thread that makes room for it.
 */
package io.qlara.camel.whatsapp.queue;
