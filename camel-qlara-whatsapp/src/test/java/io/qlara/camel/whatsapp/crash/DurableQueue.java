/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.crash;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;

import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** A queue whose messages are in a journal on disk: an embedded Artemis broker that only its own JVM can reach. */
public final class DurableQueue implements AutoCloseable {

    public static final String NAME = "events";

    private static final String ADDRESS = "vm://0";

    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();

    /** Opens the queue with what the folder's journal holds. */
    public DurableQueue(Path folder) throws Exception {
        broker.setConfiguration(configuration(folder));
        broker.start();
    }

    public ConnectionFactory connections() {
        return new ActiveMQConnectionFactory(ADDRESS);
    }

    /** How many consumers there are of a queue of this broker; 0 if there is no such queue. */
    public int consumers(String name) {
        Queue queue = broker.getActiveMQServer().locateQueue(name);
        return queue == null ? 0 : queue.getConsumerCount();
    }

    /** Takes every message out of the queue, oldest first. */
    List<String> drain() {
        List<String> texts = new ArrayList<>();
        try (JMSContext context = connections().createContext();
             JMSConsumer consumer = context.createConsumer(context.createQueue(NAME))) {
            for (String text = consumer.receiveBodyNoWait(String.class); text != null; text = consumer.receiveBodyNoWait(String.class)) {
                texts.add(text);
            }
        }
        return texts;
    }

    private static Configuration configuration(Path folder) throws Exception {
        Path journal = folder.resolve("broker");
        return new ConfigurationImpl()
                .setPersistenceEnabled(true)
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .setJournalType(JournalType.NIO)
                .setJournalDirectory(journal.resolve("journal").toString())
                .setBindingsDirectory(journal.resolve("bindings").toString())
                .setLargeMessagesDirectory(journal.resolve("large").toString())
                .setPagingDirectory(journal.resolve("paging").toString())
                // a disk that others have filled shall not block the test
                .setMaxDiskUsage(-1)
                .addAcceptorConfiguration("vm", ADDRESS)
                .addAddressConfiguration(new CoreAddressConfiguration().setName(NAME).addRoutingType(RoutingType.ANYCAST)
                        .addQueueConfig(QueueConfiguration.of(NAME).setRoutingType(RoutingType.ANYCAST).setDurable(true)));
    }

    @Override
    public void close() throws Exception {
        broker.stop();
    }
}
