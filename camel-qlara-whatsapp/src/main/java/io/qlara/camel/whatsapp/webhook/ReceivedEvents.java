/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.util.List;

import io.qlara.camel.whatsapp.model.WebhookEvent;

/**
 * What a call holds.
 *
 * @param events           the events in their order, at least one
 * @param unusableElements how many elements of the array are no events that can be used
 */
public record ReceivedEvents(List<WebhookEvent> events, int unusableElements) {
}
