package io.qlara.examples.karaf.container;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import javax.management.ObjectName;

/**
 * What routes and their component leave behind if they are not ended well.
 *
 * @param threads    how many there are of each kind
 * @param beans      how many there are of each type in JMX
 * @param components how many objects of the component there are, for each class loader that has loaded its class
 * @param contexts   the same of the Camel contexts
 * @param sockets    sockets and open files, by the ten, because a log or a pool may hold one more or less
 */
record Traces(Map<String, Long> threads, Map<String, Long> beans, List<Long> components, List<Long> contexts, long sockets) {

    static Traces of(Management management) throws Exception {
        Map<String, Long> threads = management.threads().stream().filter(Traces::isCamels)
                .collect(Collectors.groupingBy(Traces::kind, Collectors.counting()));
        Map<String, Long> beans = management.beans("org.apache.camel:*").stream()
                .collect(Collectors.groupingBy((ObjectName bean) -> bean.getKeyProperty("type"), Collectors.counting()));
        List<Long> components = management.instances("io.qlara.camel.whatsapp.QlaraWhatsAppComponent");
        List<Long> contexts = management.instances("org.apache.camel.karaf.core.OsgiDefaultCamelContext");
        return new Traces(threads, beans, components, contexts, management.openDescriptors() / 10);
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
