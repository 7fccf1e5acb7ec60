/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

/** When a webhook call is answered. */
public enum AckMode {

    /** Once the route has completed, so that no event that was answered with 200 is lost. */
    afterRoute,
    /** Before the event is routed, for routes slower than the sender waits. */
    onReceive
}
