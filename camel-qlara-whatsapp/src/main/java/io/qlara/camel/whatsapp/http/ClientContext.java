/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import io.qlara.camel.whatsapp.queue.RequestQueue;

/**
 * What all requests of a client share.
 *
 * @param settings  how the API is called
 * @param transport the connections
 * @param queue     where requests wait for their turn
 * @param errors    what failures become
 * @param retries   which failures are followed by another attempt
 */
record ClientContext(ClientSettings settings, HttpTransport transport, RequestQueue queue, AnswerErrors errors,
                     RetryPolicy retries) {
}
