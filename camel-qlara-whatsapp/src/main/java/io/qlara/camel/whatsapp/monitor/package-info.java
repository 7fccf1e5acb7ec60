/*
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What is counted and shown: statistics of calls, meters, and health checks. The component hands in suppliers of what is shown;
 * nothing in here asks the component.
 * <p>
 * May use {@code api}, {@code http}, {@code client} and Camel; Micrometer is optional. Calls are counted on whichever thread they end.
 * Meters are read on the threads of the application's registry. The thread that asks for a health check waits for its result.
 */
package io.qlara.camel.whatsapp.monitor;
