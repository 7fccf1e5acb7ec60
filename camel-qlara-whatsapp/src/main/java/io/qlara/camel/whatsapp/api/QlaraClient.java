/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.api;

import io.qlara.camel.whatsapp.client.QlaraTransportException;
import io.qlara.camel.whatsapp.http.CallsInProgress;
import io.qlara.camel.whatsapp.http.ClientContext;
import io.qlara.camel.whatsapp.http.ClientSettings;

/**
 * The Qlara WhatsApp API, asynchronously: no method waits for the network, none throws what the network does, and each
 * returned future ends exactly once, with the response or with a {@link io.qlara.camel.whatsapp.client.QlaraException}. Futures end on an
 * I/O or timer thread, so whoever goes on from there with something that takes time does so on threads of its own. Thread-safe.
 */
public final class QlaraClient {

    private final ClientCalls calls;
    private final SendApi send;
    private final TemplatesApi templates;
    private final PhoneNumbersApi phoneNumbers;
    private final DeliveryStatusApi deliveryStatus;
    private final RawApi raw;

    /** A client whose calls are among those of its component. */
    public QlaraClient(ClientContext context, CallsInProgress callsInProgress) {
        calls = new ClientCalls(context, callsInProgress);
        send = new SendApi(calls);
        templates = new TemplatesApi(calls);
        phoneNumbers = new PhoneNumbersApi(calls);
        deliveryStatus = new DeliveryStatusApi(calls);
        raw = new RawApi(calls);
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

    public DeliveryStatusApi deliveryStatus() {
        return deliveryStatus;
    }

    public RawApi raw() {
        return raw;
    }

    /** How the client calls the API. */
    public ClientSettings settings() {
        return calls.client().settings();
    }

    /** What the queue of the client's key is doing at the moment, also for other clients with this key. */
    public ClientActivity.Queue queue() {
        return ClientActivity.Queue.of(calls.client().queue());
    }

    /** From now on no call waits for its turn or for another attempt; those that do end as not sent. */
    public void endWaiting() {
        calls.endWaiting();
    }

    /** From now on calls wait as before {@link #endWaiting}. */
    public void allowWaiting() {
        calls.client().allowWaiting();
    }

    /** Ends every call that is still under way with a {@link QlaraTransportException} that says whether it was sent. */
    public void abort() {
        calls.abort();
    }
}
