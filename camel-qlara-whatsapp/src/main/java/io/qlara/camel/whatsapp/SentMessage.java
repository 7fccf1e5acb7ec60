/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import io.qlara.camel.whatsapp.model.SendResponse;

/**
 * The result of a send.
 *
 * @param response what the service answered
 * @param session  the state of the session in which it went out; null if the component has no session repository
 * @param delivery what became of the message; null if nobody waited for that
 */
record SentMessage(SendResponse response, SessionState session, String delivery) {
}
