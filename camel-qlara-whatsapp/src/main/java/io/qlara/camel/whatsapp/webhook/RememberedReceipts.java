/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The last 10,000 receipts of the last minute, and the ids that the service gave to as many messages in that time. Not thread-safe. */
final class RememberedReceipts {

    private static final int MOST = 10_000;
    private static final long LONGEST = Duration.ofMinutes(1).toNanos();

    private final Deque<Remembered> receipts = new ArrayDeque<>();
    private final Map<String, Deque<Remembered>> receiptsOfId = new HashMap<>();
    private final Map<String, Long> accepted = new LinkedHashMap<>();
    private long added;

    private record Remembered(long number, DeliveryReceipt receipt) {
    }

    void add(DeliveryReceipt receipt) {
        Remembered newest = new Remembered(added++, receipt);
        receipts.addLast(newest);
        receipt.ids().forEach(id -> receiptsOfId.computeIfAbsent(id, any -> new ArrayDeque<>()).addLast(newest));
        while (receipts.size() > MOST || receipt.time() - receipts.getFirst().receipt.time() > LONGEST) {
            forget(receipts.removeFirst());
        }
    }

    private void forget(Remembered oldest) {
        oldest.receipt.ids().forEach(id -> receiptsOfId.computeIfPresent(id, (any, ofId) -> {
            ofId.remove(oldest);
            return ofId.isEmpty() ? null : ofId;
        }));
    }

    /** Those of a message with these ids, the oldest first. */
    Stream<DeliveryReceipt> of(Collection<String> ids, long now) {
        return ids.stream().flatMap(id -> receiptsOfId.getOrDefault(id, new ArrayDeque<>()).stream()).distinct()
                .sorted(Comparator.comparingLong(Remembered::number)).map(Remembered::receipt).filter(receipt -> now - receipt.time() <= LONGEST);
    }

    /** The service has given this id to a message; null if it has given none. */
    void accepted(String messageId, long now) {
        if (messageId != null) {
            accepted.put(messageId, now);
        }
        Iterator<Long> oldestFirst = accepted.values().iterator();
        while (oldestFirst.hasNext() && (now - oldestFirst.next() > LONGEST || accepted.size() > MOST)) {
            oldestFirst.remove();
        }
    }

    /** Whether the service has given this id to a message lately. */
    boolean isAccepted(String messageId) {
        return accepted.containsKey(messageId);
    }
}
