/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.soak;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;

import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;

import io.qlara.camel.whatsapp.QlaraWhatsAppConstants;
import io.qlara.camel.whatsapp.client.QlaraException;

/** Sends numbered messages through a route, 64 at a time, in a process of its own. */
public final class Sender {

    private static final int IN_FLIGHT = 64;

    private Sender() {
    }

    /**
     * Writes a line for each end of an exchange: the number the message went to, and {@code sent}, {@code unknown} or {@code failed}.
     *
     * @param arguments the service's address, the number of messages, the file for the lines
     */
    public static void main(String[] arguments) throws Exception {
        int messages = Integer.parseInt(arguments[1]);
        Semaphore free = new Semaphore(IN_FLIGHT);
        try (CamelContext camel = new DefaultCamelContext(); PrintWriter ends = new PrintWriter(Files.newBufferedWriter(Path.of(arguments[2])))) {
            camel.addRoutes(route(arguments[0]));
            camel.start();
            AsyncProducer producer = camel.getEndpoint("direct:messages").createAsyncProducer();
            producer.start();
            for (int i = 0; i < messages; i++) {
                free.acquire();
                Exchange exchange = new DefaultExchange(camel);
                String destination = destination(i);
                exchange.getMessage().setBody("Message " + i);
                exchange.getMessage().setHeader(QlaraWhatsAppConstants.DESTINATION, destination);
                producer.process(exchange, doneSynchronously -> {
                    ends.println(destination + " " + outcome(exchange));
                    free.release();
                });
            }
            free.acquire(IN_FLIGHT);
            producer.stop();
        }
    }

    /** The number that a message goes to; each goes to another. */
    static String destination(int message) {
        return String.format("+39333%07d", message);
    }

    private static RouteBuilder route(String service) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:messages").to("qlara-whatsapp:send?apiKey=test-key&phoneNumberId=101&baseUrl=" + service
                        + "&responseTimeout=1000&requestTimeout=30000");
            }
        };
    }

    private static String outcome(Exchange exchange) {
        Throwable failure = exchange.getException();
        if (failure == null) {
            return "sent";
        }
        return failure instanceof QlaraException known && !known.isOutcomeUnknown() ? "failed" : "unknown " + failure.getClass().getSimpleName();
    }
}
