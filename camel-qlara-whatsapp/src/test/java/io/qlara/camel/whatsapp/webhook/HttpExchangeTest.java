/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The exchange that the HTTP server makes of a call, as Camel's metrics see it. */
@Tag("http-server")
class HttpExchangeTest {

    @ParameterizedTest
    @CsvSource({ "platform-http, camel.server, wrong, 401", "netty-http, camel.rest, wrong, 401", "jetty, camel.rest, wrong, 401",
            "platform-http, camel.server, secret, 400", "netty-http, camel.rest, secret, 400", "jetty, camel.rest, secret, 400" })
    void belongsToTheRouteAndCountsAsFailedIfTheCallIsRefused(String server, String prefix, String token, int status) throws Exception {
        Events events = new Events();
        try (ServerUnderTest.Running running = start(server, prefix)) {
            running.camel().getManagementStrategy().addEventNotifier(events);

            assertThat(HttpCall.post("no event").query("token=" + token).send(running).statusCode()).isEqualTo(status);

            await().until(() -> !events.ended.isEmpty());
            assertThat(events.created).containsExactly("webhooks");
            assertThat(events.ended).containsExactly("webhooks failed");
        }
    }

    @ParameterizedTest
    @CsvSource({ "platform-http, camel.server", "netty-http, camel.rest", "jetty, camel.rest" })
    void hasSucceededIfTheCallIsTaken(String server, String prefix) throws Exception {
        Events events = new Events();
        try (ServerUnderTest.Running running = start(server, prefix)) {
            running.camel().getManagementStrategy().addEventNotifier(events);

            assertThat(HttpCall.post(Payloads.DELIVERED).query("token=secret").send(running).statusCode()).isEqualTo(200);

            await().until(() -> events.ended.size() == 2);
            assertThat(events.created).containsOnly("webhooks");
            assertThat(events.ended).containsOnly("webhooks completed");
        }
    }

    private static ServerUnderTest.Running start(String server, String prefix) throws Exception {
        return ServerUnderTest.start(prefix, "qlara-whatsapp:webhooks?webhookToken=secret&httpServerComponent=" + server, route -> route.log("routed"));
    }

    /** The routes of the exchanges that began and ended. */
    private static final class Events extends EventNotifierSupport {

        private final List<String> created = new CopyOnWriteArrayList<>();
        private final List<String> ended = new CopyOnWriteArrayList<>();

        @Override
        public void notify(CamelEvent event) {
            if (event instanceof CamelEvent.ExchangeCreatedEvent begun) {
                created.add(begun.getExchange().getFromRouteId());
            } else if (event instanceof CamelEvent.ExchangeCompletedEvent completed) {
                ended.add(completed.getExchange().getFromRouteId() + (completed.getExchange().isFailed() ? " failed" : " completed"));
            } else if (event instanceof CamelEvent.ExchangeFailedEvent failed) {
                ended.add(failed.getExchange().getFromRouteId() + (failed.getExchange().isFailed() ? " failed" : " completed"));
            }
        }
    }
}
