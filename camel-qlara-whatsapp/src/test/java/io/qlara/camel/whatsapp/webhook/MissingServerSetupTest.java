/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;

import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Servers that are on the class path but not set up. */
@Tag("http-server")
class MissingServerSetupTest {

    private final CamelContext camel = new DefaultCamelContext();

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void ofPlatformHttpIsExplained() {
        assertThatThrownBy(() -> start("platform-http")).hasStackTraceContaining("camel.server.enabled=true");
    }

    @Test
    @Tag("other-http-server")
    void ofThePortOfNettyHttpIsExplained() {
        assertThatThrownBy(() -> start("netty-http")).hasStackTraceContaining("camel.rest.port");
    }

    @Test
    @Tag("other-http-server")
    void ofThePortOfNettyHttpUnderAnotherNameIsExplained() {
        camel.addComponent("events-http", camel.getComponent("netty-http"));
        camel.removeComponent("netty-http");

        assertThatThrownBy(() -> start("events-http")).hasStackTraceContaining("camel.rest.port");
    }

    @Test
    @Tag("other-http-server")
    void ofAPortThatIsInUseIsExplained() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            camel.getRestConfiguration().setHost("127.0.0.1");
            camel.getRestConfiguration().setPort(other.getLocalPort());

            assertThatThrownBy(() -> start("netty-http")).hasRootCauseInstanceOf(BindException.class)
                    .hasStackTraceContaining("netty-http can't listen on port " + other.getLocalPort())
                    .hasStackTraceContaining("set another one in the REST configuration");
        }
    }

    private void start(String server) throws Exception {
        RouteBuilder.addRoutes(camel, builder -> builder
                .from("qlara-whatsapp:webhooks?webhookToken=t&httpServerComponent=" + server).to("mock:events"));
        camel.start();
    }
}
