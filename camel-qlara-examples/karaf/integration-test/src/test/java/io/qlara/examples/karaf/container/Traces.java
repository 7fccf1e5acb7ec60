/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.karaf.container;

import java.util.Map;
import java.util.stream.Collectors;

import javax.management.ObjectName;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What routes and their component leave behind if they are not ended well.
 *
 * @param threads    how many there are of each kind
 * @param beans      how many there are of each type in JMX
 * @param components how many objects of the component there are in the heap, whatever class loader they come from
 * @param contexts   how many Camel contexts there are in the heap
 * @param sockets    sockets and open files
 */
record Traces(Map<String, Long> threads, Map<String, Long> beans, long components, long contexts, long sockets) {

    static Traces of(Management management) throws Exception {
        Map<String, Long> threads = management.threads().stream().filter(Traces::isCamels)
                .collect(Collectors.groupingBy(Traces::kind, Collectors.counting()));
        Map<String, Long> beans = management.beans("org.apache.camel:*").stream()
                .collect(Collectors.groupingBy((ObjectName bean) -> bean.getKeyProperty("type"), Collectors.counting()));
        long components = management.instances("io.qlara.camel.whatsapp.QlaraWhatsAppComponent");
        long contexts = management.instances("org.apache.camel.karaf.core.OsgiDefaultCamelContext");
        return new Traces(threads, beans, components, contexts, management.openDescriptors());
    }

    /**
     * Fails if something has grown by one for each of that many repetitions. A pool's threads come and go, and Karaf and Camel keep
     * what they had last, so that less than that is no leak. What JMX shows has to be the same.
     */
    void assertLessThan(int repetitions, Traces before) {
        assertThat(threads).allSatisfy((kind, count) -> assertThat(count).as(kind).isLessThan(before.threads.getOrDefault(kind, 0L) + repetitions));
        assertThat(beans).isEqualTo(before.beans);
        assertThat(components).as("components").isLessThan(before.components + repetitions);
        assertThat(contexts).as("Camel contexts").isLessThan(before.contexts + repetitions);
        assertThat(sockets).as("sockets and open files").isLessThan(before.sockets + repetitions);
    }

    private static boolean isCamels(String thread) {
        return thread.contains("Camel (") || thread.startsWith("qlara") || thread.contains("Netty") || thread.startsWith("nio")
                || thread.startsWith("qtp") || thread.startsWith("Connector-");
    }

    /** Without its numbers. */
    private static String kind(String thread) {
        return thread.replaceAll("[0-9a-f]*\\d[0-9a-f]*", "#");
    }
}
