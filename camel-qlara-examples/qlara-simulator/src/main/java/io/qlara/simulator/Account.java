/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What may be changed while the simulator runs. Thread-safe. */
final class Account {

    private final Documents initialDocuments;
    private final Set<String> undeliverable = ConcurrentHashMap.newKeySet();
    private final Set<String> rejected = ConcurrentHashMap.newKeySet();
    private volatile Documents documents;
    private volatile String webhookUrl;

    Account(Documents documents, String webhookUrl) {
        this.initialDocuments = documents;
        this.documents = documents;
        this.webhookUrl = webhookUrl;
    }

    Documents documents() {
        return documents;
    }

    void documents(Documents value) {
        documents = value;
    }

    /** Null when nothing is to be called back. */
    String webhookUrl() {
        return webhookUrl;
    }

    void webhookUrl(String value) {
        webhookUrl = value;
    }

    void addUndeliverable(Collection<String> destinations) {
        undeliverable.addAll(destinations);
    }

    void addRejected(Collection<String> destinations) {
        rejected.addAll(destinations);
    }

    boolean delivers(String destination) {
        return !undeliverable.contains(destination);
    }

    boolean accepts(String destination) {
        return !rejected.contains(destination);
    }

    /** The webhook URL stays: like the port it is an address, often known only once. */
    void reset() {
        documents = initialDocuments;
        undeliverable.clear();
        rejected.clear();
    }
}
