/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What may be changed while the simulator runs. Thread-safe. */
final class Account {

    private final Settings initial;
    private final Set<String> undeliverable = ConcurrentHashMap.newKeySet();
    private final Set<String> rejected = ConcurrentHashMap.newKeySet();
    private final AtomicInteger rejections = new AtomicInteger();
    private final WebhookRegistration webhook;
    private volatile Documents documents;
    private volatile OutsideSession outsideSession;
    private volatile BigDecimal credit;

    Account(Settings initial) {
        this.initial = initial;
        webhook = new WebhookRegistration(initial.clock());
        webhook.fromSettings(initial.webhookUrl());
        reset();
    }

    Documents documents() {
        return documents;
    }

    void documents(Documents value) {
        documents = value;
    }

    OutsideSession outsideSession() {
        return outsideSession;
    }

    void outsideSession(OutsideSession value) {
        outsideSession = value;
    }

    /** In euro. */
    BigDecimal credit() {
        return credit;
    }

    void credit(BigDecimal value) {
        credit = value;
    }

    WebhookRegistration webhook() {
        return webhook;
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

    /** The next message is not accepted, whoever it is for. */
    void rejectNext() {
        rejections.incrementAndGet();
    }

    boolean accepts(String destination) {
        boolean isNextRejected = rejections.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        return !isNextRejected && !rejected.contains(destination);
    }

    /** A webhook URL that was set, not registered, stays: like the port it is an address, often known only once. */
    void reset() {
        documents = initial.documents();
        outsideSession = initial.outsideSession();
        credit = initial.credit();
        webhook.reset();
        undeliverable.clear();
        rejected.clear();
        rejections.set(0);
    }
}
