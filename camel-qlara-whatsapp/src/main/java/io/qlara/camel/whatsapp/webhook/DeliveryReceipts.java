/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedCamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.qlara.camel.whatsapp.model.WebhookEvent;

/**
 * Brings sends that wait for the delivery of their message together with the events that tell of it, in one application. Remembers the last 10,000
 * receipts of the last minute, because an event may come before the answer to its send. No thread waits. Thread-safe.
 */
public final class DeliveryReceipts {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryReceipts.class);
    private static final String UNKNOWN = "UNKNOWN";

    private final LongSupplier nanoTime;
    private final Set<Object> consumers = new HashSet<>();
    private final Map<String, Set<Waiting>> waiting = new HashMap<>();
    private final RememberedReceipts remembered = new RememberedReceipts();
    private volatile boolean needed;
    private boolean warned;
    private boolean ending;

    DeliveryReceipts(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Those of the application, which may have several components. */
    public static synchronized DeliveryReceipts of(CamelContext camelContext) {
        ExtendedCamelContext application = camelContext.getCamelContextExtension();
        DeliveryReceipts receipts = application.getContextPlugin(DeliveryReceipts.class);
        if (receipts == null) {
            receipts = new DeliveryReceipts(System::nanoTime);
            application.addContextPlugin(DeliveryReceipts.class, receipts);
        }
        return receipts;
    }

    /** From now on receipts are remembered; before, nobody waits for any. */
    public void need() {
        needed = true;
    }

    /** Events can come, until {@link #consumerStops}. */
    public synchronized void consumerStarts(Object consumer) {
        consumers.add(consumer);
    }

    /** The other side of {@link #consumerStarts}. */
    public synchronized void consumerStops(Object consumer) {
        consumers.remove(consumer);
    }

    /** Takes what was authenticated and read, whatever becomes of it then. */
    public void received(List<WebhookEvent> events) {
        if (needed) {
            long now = nanoTime.getAsLong();
            events.stream().map(event -> DeliveryReceipt.of(event, now)).filter(receipt -> receipt != null).forEach(this::received);
        }
    }

    private void received(DeliveryReceipt receipt) {
        Set<Waiting> concerned = new LinkedHashSet<>();
        synchronized (this) {
            remembered.add(receipt);
            receipt.ids().forEach(id -> waiting.getOrDefault(id, Set.of()).stream().filter(wait -> isFor(wait, receipt)).forEach(concerned::add));
        }
        concerned.forEach(each -> each.hears(receipt));
    }

    /** Several messages may have the same own id; the news of one whose id is known as that of another message is not for this one. */
    private boolean isFor(Waiting wait, DeliveryReceipt receipt) {
        return receipt.messageId() == null || receipt.messageId().equals(wait.messageId) || !remembered.isAccepted(receipt.messageId());
    }

    /**
     * The word of the first final receipt of the message; when the time is over, there is no slot left or the application stops, the last word
     * heard, else {@code UNKNOWN}. Never ends with an exception. Ends on the thread that received the event or on a timer's thread.
     *
     * @param owner       whose wait it is, for {@link #end}
     * @param messageId   the service's id of the message; null if it has given none
     * @param ownId       the caller's own id of the message; null if there is none
     * @param lastChannel the last channel that the message may go out by; null if it may go out by one only
     * @param time        how long to wait at most
     * @param slots       how many may wait at once
     */
    public CompletableFuture<String> await(
            Object owner, String messageId, String ownId, String lastChannel, Duration time, Semaphore slots) {
        Waiting wait = new Waiting(owner, messageId, ownId, lastChannel);
        synchronized (this) {
            warnIfNothingCanCome();
            long now = nanoTime.getAsLong();
            remembered.accepted(messageId, now);
            remembered.of(wait.ids, now).filter(receipt -> isFor(wait, receipt)).forEach(wait::hears);
            if (wait.end.isDone() || ending || wait.ids.isEmpty() || !slots.tryAcquire()) {
                return CompletableFuture.completedFuture(wait.end.getNow(wait.lastWord));
            }
            wait.ids.forEach(id -> waiting.computeIfAbsent(id, any -> new LinkedHashSet<>()).add(wait));
        }
        return wait.end.orTimeout(time.toNanos(), TimeUnit.NANOSECONDS).handle((word, timeout) -> {
            forget(wait);
            slots.release();
            return word == null ? wait.lastWord : word;
        });
    }

    private void warnIfNothingCanCome() {
        if (consumers.isEmpty() && !warned) {
            warned = true;
            LOG.warn("A send with awaitDelivery waits for events, but this application has no started route from qlara-whatsapp:webhooks that could receive"
                    + " one; each such send goes on when its time is over");
        }
    }

    private synchronized void forget(Waiting wait) {
        wait.ids.forEach(id -> waiting.computeIfPresent(id, (any, ofId) -> {
            ofId.remove(wait);
            return ofId.isEmpty() ? null : ofId;
        }));
    }

    /** How many sends wait at the moment. */
    public int waiting() {
        return snapshot().size();
    }

    /** Ends the waits of this owner with the last word heard. */
    public void end(Object owner) {
        snapshot().stream().filter(wait -> wait.owner == owner).forEach(Waiting::giveUp);
    }

    /** The application stops: ends all waits, and those that begin from now on at once. */
    public void endAll() {
        synchronized (this) {
            ending = true;
        }
        snapshot().forEach(Waiting::giveUp);
    }

    /** The application starts again. */
    public synchronized void begin() {
        ending = false;
    }

    private synchronized List<Waiting> snapshot() {
        Set<Waiting> all = new LinkedHashSet<>();
        waiting.values().forEach(all::addAll);
        return new ArrayList<>(all);
    }

    /** One send that waits. */
    private static final class Waiting {

        private final Object owner;
        private final String messageId;
        private final Set<String> ids;
        private final String lastChannel;
        private final CompletableFuture<String> end = new CompletableFuture<>();
        private volatile String lastWord = UNKNOWN;

        private Waiting(Object owner, String messageId, String ownId, String lastChannel) {
            this.owner = owner;
            this.messageId = messageId;
            this.ids = Stream.of(messageId, ownId).filter(Objects::nonNull).collect(Collectors.toSet());
            this.lastChannel = lastChannel;
        }

        private void hears(DeliveryReceipt receipt) {
            lastWord = receipt.word();
            if (receipt.isFinal(lastChannel)) {
                end.complete(receipt.word());
            }
        }

        private void giveUp() {
            end.complete(lastWord);
        }
    }
}
