/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.api;

import io.qlara.camel.whatsapp.client.QlaraException;
import io.qlara.camel.whatsapp.client.QlaraTransportException;
import io.qlara.camel.whatsapp.http.ClientSettings;
import io.qlara.camel.whatsapp.http.HttpTransport;
import io.qlara.camel.whatsapp.http.RequestExecutor;
import io.qlara.camel.whatsapp.queue.RequestQueue;

/**
 * The Qlara WhatsApp API, asynchronously: no method waits for the network, none throws what the network does, and each
 * returned future ends exactly once, with the answer or with a {@link QlaraException}. Futures end on an I/O or timer
 * thread, so whoever goes on from there with something that takes time does so on threads of its own. Thread-safe.
 */
public final class QlaraClient {

    private final RequestExecutor executor;
    private final SendApi send;
    private final TemplatesApi templates;
    private final PhoneNumbersApi phoneNumbers;

    /**
     * A client on a transport that the caller keeps open for as long as the client is used.
     *
     * @param queue where requests wait for their turn; one for all clients of an API key
     */
    public QlaraClient(ClientSettings settings, HttpTransport transport, RequestQueue queue) {
        executor = new RequestExecutor(settings, transport, queue);
        send = new SendApi(executor, settings.failOnRejected());
        templates = new TemplatesApi(executor, settings.updateMethod());
        phoneNumbers = new PhoneNumbersApi(executor);
    }

    public SendApi send() {
        return send;
    }

    public TemplatesApi templates() {
        return templates;
    }

    public PhoneNumbersApi phoneNumbers() {
        return phoneNumbers;
    }

    /** How many requests have not ended yet. */
    public int pendingRequests() {
        return executor.pendingRequests();
    }

    /** From now on no request waits for its turn or for another attempt; those that do end as not sent. */
    public void endWaiting() {
        executor.endWaiting();
    }

    /** Ends every request that is still under way with a {@link QlaraTransportException} that says whether it was sent. */
    public void abort() {
        executor.abort();
    }
}
