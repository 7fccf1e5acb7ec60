/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.net.InetAddress;
import java.net.ServerSocket;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.qlara.camel.whatsapp.FreePort;
import io.qlara.camel.whatsapp.LogDuringTest;

import static io.qlara.camel.whatsapp.docs.Snippets.snippet;
import static org.assertj.core.api.Assertions.assertThat;

/** What docs/webhooks.md shows ends an application whose server has not got its port, and no other. */
@Tag("http-server")
class BusyPortSnippetTest {

    @RegisterExtension
    private final LogDuringTest log = LogDuringTest.ofEverything();

    private final Main main = new Main();

    @BeforeEach
    void addTheListener() throws Exception {
        main.addMainListener((MainListener) JavaSnippet.file(snippet("webhooks-busy-port"), "EndIfUnhealthy").getConstructor().newInstance());
        main.addInitialProperty("camel.server.enabled", "true");
        main.addInitialProperty("camel.server.host", "127.0.0.1");
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("qlara-whatsapp:webhooks?webhookToken=t").routeId("events").to("mock:events");
            }
        });
    }

    @AfterEach
    void stop() {
        main.stop();
    }

    @Test
    void aBusyPortEndsTheStart() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            main.addInitialProperty("camel.server.port", Integer.toString(other.getLocalPort()));

            main.run();

            assertThat(main.getExitCode()).isNotZero();
            assertThat(log.messages()).anyMatch(message -> message.contains("consumer:events: No events are taken at /qlara/webhooks"));
        }
    }

    @Test
    void aFreePortDoesNot() throws Exception {
        main.addInitialProperty("camel.server.port", Integer.toString(FreePort.find()));

        main.configure().withDurationMaxSeconds(1);

        main.run();

        assertThat(main.getExitCode()).isZero();
    }
}
