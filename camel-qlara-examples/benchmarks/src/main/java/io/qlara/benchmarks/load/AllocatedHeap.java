/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks.load;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

import com.sun.management.GarbageCollectionNotificationInfo;

/**
 * How much this process has allocated: what is on the heap now, and what the collections have taken off it. The counters
 * of threads would not do before Java 21, because they go with their thread, and one of the contenders starts threads
 * for each message. Thread-safe.
 */
final class AllocatedHeap {

    private final Set<String> heapPools = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP).map(MemoryPoolMXBean::getName).collect(Collectors.toSet());
    private final List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
    private final Map<String, Long> collectionsSeen = new HashMap<>();
    private long collected;

    AllocatedHeap() {
        for (GarbageCollectorMXBean collector : collectors) {
            ((NotificationEmitter) collector).addNotificationListener(
                    (notification, handback) -> collected((CompositeData) notification.getUserData()), null, null);
            // only now: a collection between the two would be waited for for ever
            seen(collector.getName(), collector.getCollectionCount());
        }
    }

    /** Bytes; only differences mean anything. */
    long total() {
        while (true) {
            Map<String, Long> before = collections();
            long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            synchronized (this) {
                // a collection in between, or one whose notification is still on its way
                if (before.equals(collectionsSeen) && before.equals(collections())) {
                    return collected + used;
                }
            }
            Thread.onSpinWait();
        }
    }

    private Map<String, Long> collections() {
        return collectors.stream()
                .collect(Collectors.toMap(GarbageCollectorMXBean::getName, GarbageCollectorMXBean::getCollectionCount));
    }

    private synchronized void seen(String collector, long number) {
        collectionsSeen.merge(collector, number, Math::max);
    }

    private synchronized void collected(CompositeData data) {
        GarbageCollectionNotificationInfo collection = GarbageCollectionNotificationInfo.from(data);
        collected += used(collection.getGcInfo().getMemoryUsageBeforeGc()) - used(collection.getGcInfo().getMemoryUsageAfterGc());
        seen(collection.getGcName(), collection.getGcInfo().getId());
    }

    private long used(Map<String, MemoryUsage> pools) {
        return pools.entrySet().stream().filter(pool -> heapPools.contains(pool.getKey()))
                .mapToLong(pool -> pool.getValue().getUsed()).sum();
    }
}
