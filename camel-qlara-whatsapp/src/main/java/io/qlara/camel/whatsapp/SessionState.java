/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

/** Whether WhatsApp takes free-form messages to a customer: for 24 hours after the customer's last message. */
enum SessionState {
    OPEN, CLOSED, UNKNOWN
}
