/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.net.InetAddress;
import java.net.ServerSocket;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck.Result;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.qlara.camel.whatsapp.FreePort;

import static org.assertj.core.api.Assertions.assertThat;

/** The port of the application's server is in use: Camel only logs that. */
@Tag("http-server")
class BusyPortTest {

    private final Main main = new Main();

    @AfterEach
    void stop() {
        main.stop();
    }

    @Test
    void theHealthCheckIsDownIfTheServerHasNotGotItsPort() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            start(other.getLocalPort());

            assertThat(result().getState()).isEqualTo(State.DOWN);
        }
    }

    @Test
    void theHealthCheckIsUpIfTheServerHasItsPort() throws Exception {
        start(FreePort.find());

        assertThat(result().getState()).isEqualTo(State.UP);
    }

    private void start(int port) throws Exception {
        main.addInitialProperty("camel.server.enabled", "true");
        main.addInitialProperty("camel.server.host", "127.0.0.1");
        main.addInitialProperty("camel.server.port", Integer.toString(port));
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("qlara-whatsapp:webhooks?webhookToken=t").routeId("events").to("mock:events");
            }
        });
        main.start();
    }

    private Result result() {
        HealthCheckHelper.getHealthCheckRepository(main.getCamelContext(), "consumers").setEnabled(true);
        return HealthCheckHelper.invokeReadiness(main.getCamelContext(), "full").stream()
                .filter(one -> one.getCheck().getId().equals("consumer:events")).findFirst().orElseThrow();
    }
}
