/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.crash;

import java.nio.file.Files;
import java.nio.file.Path;

import javax.sql.DataSource;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.main.Main;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.jms.connection.CachingConnectionFactory;

import io.qlara.camel.whatsapp.QlaraWhatsAppConstants;

/** Routes the message id of each webhook event to a durable queue, in a process of its own that can be killed. */
public final class EventApplication {

    /** While a file of this name is in the folder, each event stays half-way through the route. */
    static final String HOLD = "hold";
    /** A file of this name is in the folder once an event is held. */
    static final String HELD = "held";

    private EventApplication() {
    }

    /**
     * Serves until it is killed. Prints a line once it takes events.
     *
     * @param arguments the folder for the queue and the database, the port, the options of the webhook endpoint
     */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        DurableQueue queue = new DurableQueue(folder);
        Main main = new Main();
        main.bind("jms", JmsComponent.jmsComponentAutoAcknowledge(new CachingConnectionFactory(queue.connections())));
        main.bind("seenEvents", new JdbcMessageIdRepository(database(folder), "webhooks"));
        main.addInitialProperty("camel.server.enabled", "true");
        main.addInitialProperty("camel.server.host", "127.0.0.1");
        main.addInitialProperty("camel.server.port", arguments[1]);
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("qlara-whatsapp:webhooks?webhookToken=secret&" + arguments[2])
                        .setBody(header(QlaraWhatsAppConstants.EVENT_MESSAGE_ID))
                        .process(exchange -> holdWhileAsked(folder))
                        .to("jms:queue:" + DurableQueue.NAME);
            }
        });
        main.start();
        System.out.println("ready");
        Thread.currentThread().join();
    }

    private static DataSource database(Path folder) {
        return JdbcConnectionPool.create("jdbc:h2:file:" + folder.toAbsolutePath().resolve("seen") + ";WRITE_DELAY=0", "sa", "");
    }

    private static void holdWhileAsked(Path folder) throws Exception {
        if (Files.exists(folder.resolve(HOLD))) {
            Files.writeString(folder.resolve(HELD), "");
            Thread.currentThread().join();
        }
    }
}
