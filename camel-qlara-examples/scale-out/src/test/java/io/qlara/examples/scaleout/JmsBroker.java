/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.scaleout;

import java.nio.file.Path;

import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** An Artemis broker in a JVM of its own, with its messages on disk and a dead letter queue. */
public final class JmsBroker {

    static final String DEAD_LETTERS = "DLQ";

    private JmsBroker() {
    }

    /** Runs until the process ends; the arguments are a folder and a port. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        // ten deliveries, as by default: those to a worker that is killed count, too
        AddressSettings queues = new AddressSettings().setRedeliveryDelay(200)
                .setDeadLetterAddress(SimpleString.of(DEAD_LETTERS)).setAutoCreateDeadLetterResources(true)
                .setDeadLetterQueuePrefix(SimpleString.of("")).setAutoDeleteQueues(false).setAutoDeleteAddresses(false);
        Configuration configuration = new ConfigurationImpl()
                .setPersistenceEnabled(true)
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .setJournalType(JournalType.NIO)
                .setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setLargeMessagesDirectory(folder.resolve("large").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                // a disk that others have filled shall not block the test
                .setMaxDiskUsage(-1)
                .addAddressSetting("#", queues)
                .addAcceptorConfiguration("tcp", "tcp://127.0.0.1:" + arguments[1] + "?protocols=CORE");
        new EmbeddedActiveMQ().setConfiguration(configuration).start();
    }
}
