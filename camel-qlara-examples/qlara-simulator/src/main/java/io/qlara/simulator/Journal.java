/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the simulator was asked and what it posted, in order of arrival. A message is in the journal before its sender
 * gets the answer. Every list and map returned is an unmodifiable copy. Safe for use by many threads.
 *
 * <p>It keeps the newest {@link QlaraSimulatorBuilder#journalSize messages and callbacks}; the counts count those that it
 * dropped, too. A compact journal keeps of each message only its id, destination, time and acceptance (some 250 bytes), and of the
 * callbacks only those that failed.
 */
public final class Journal {

    private static final int LONGEST_LIST_OF_PATHS = 10_000;

    private final boolean compact;
    private final Newest<SentMessage> messages;
    private final Newest<CallbackAttempt> callbacks;
    private final Map<String, Integer> requests = new ConcurrentHashMap<>();
    private final AtomicInteger messageCount = new AtomicInteger();
    private final AtomicInteger callbackCount = new AtomicInteger();

    Journal(boolean compact, int size) {
        this.compact = compact;
        messages = new Newest<>(size);
        callbacks = new Newest<>(size);
    }

    /** All valid sends that were carried out, also simulated ones, those not accepted and those whose answer was lost, and replies from the inbox. */
    public List<SentMessage> messages() {
        return messages.list();
    }

    /**
     * The messages to one number.
     *
     * @param destination the number as the requests wrote it; nothing is normalised
     */
    public List<SentMessage> sentTo(String destination) {
        return messages.list().stream().filter(message -> message.destination().equals(destination)).toList();
    }

    /** The messages that were answered with {@code accepted: false}. */
    public List<SentMessage> rejected() {
        return messages.list().stream().filter(message -> !message.accepted()).toList();
    }

    /** How many {@link #messages()} there are, without copying them. */
    public int count() {
        return messageCount.get();
    }

    /** Every attempt to post an event; in a compact journal only those that the receiver did not take. */
    public List<CallbackAttempt> callbacks() {
        return callbacks.list();
    }

    /** How many attempts to post an event were made, also those that a compact journal does not list. */
    public int callbackCount() {
        return callbackCount.get();
    }

    /**
     * How often each method and path below {@code /api} was requested, whatever the answer was. A key is for example
     * {@code POST /api/message-server/whatsapp/send}, without the query. After 10,000 different ones no further path is counted.
     */
    public Map<String, Integer> requests() {
        return Map.copyOf(requests);
    }

    void requested(String methodAndPath) {
        if (requests.size() < LONGEST_LIST_OF_PATHS || requests.containsKey(methodAndPath)) {
            requests.merge(methodAndPath, 1, Integer::sum);
        }
    }

    void sent(SentMessage message) {
        messages.add(compact ? message.compact() : message);
        messageCount.incrementAndGet();
    }

    void attempted(CallbackAttempt attempt) {
        if (!compact) {
            callbacks.add(attempt);
        } else if (!attempt.successful()) {
            callbacks.add(attempt.compact());
        }
        callbackCount.incrementAndGet();
    }

    void clear() {
        messages.clear();
        callbacks.clear();
        requests.clear();
        messageCount.set(0);
        callbackCount.set(0);
    }
}
