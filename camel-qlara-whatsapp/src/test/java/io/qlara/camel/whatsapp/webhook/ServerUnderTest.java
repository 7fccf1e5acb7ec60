/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.apache.camel.model.RouteDefinition;
import org.awaitility.Awaitility;

import io.qlara.camel.whatsapp.FreePort;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

/** The HTTP servers that webhook routes are tried on, each started by camel-main on a free port of this machine. */
enum ServerUnderTest {

    PLATFORM_HTTP("platform-http", "camel.server"),
    NETTY_HTTP("netty-http", "camel.rest");

    static {
        // a busy machine needs longer than Awaitility's 10 seconds
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    }

    private final String component;
    private final String prefix;

    ServerUnderTest(String component, String prefix) {
        this.component = component;
        this.prefix = prefix;
    }

    /** Starts an application with one route from {@code qlara-whatsapp:webhooks} with the options. */
    Running start(String options, Consumer<RouteDefinition> route) throws Exception {
        return start(prefix, uri(options), route);
    }

    /** Starts an application with one route, whose server has its host and port in properties of that prefix. */
    static Running start(String prefix, String uri, Consumer<RouteDefinition> route) throws Exception {
        return start(prefix, Map.of(), uri, route);
    }

    /** The same with more properties. */
    static Running start(String prefix, Map<String, String> properties, String uri, Consumer<RouteDefinition> route) throws Exception {
        assumeThere(uri);
        int port = FreePort.find();
        Main main = new Main();
        main.addInitialProperty("camel.main.shutdownTimeout", "5");
        main.addInitialProperty(prefix + ".host", "localhost");
        main.addInitialProperty(prefix + ".port", Integer.toString(port));
        if (prefix.equals(PLATFORM_HTTP.prefix)) {
            main.addInitialProperty("camel.server.enabled", "true");
        }
        properties.forEach((name, value) -> main.addInitialProperty(name, value));
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                route.accept(from(uri).routeId("webhooks"));
            }
        });
        main.start();
        return new Running(main, port);
    }

    /** Not every repository has netty-http and jetty of Camel 4.22; on any other the absence of a server is a failure. */
    private static void assumeThere(String uri) {
        boolean missing = Stream.of("netty-http", "jetty").filter(uri::contains)
                .anyMatch(server -> ServerUnderTest.class.getResource("/META-INF/services/org/apache/camel/component/" + server) == null);
        assumeFalse(missing && System.getProperty("expected.camel.version").startsWith("4.22."));
    }

    String uri(String options) {
        return "qlara-whatsapp:webhooks?httpServerComponent=" + component + "&" + options;
    }

    @Override
    public String toString() {
        return component;
    }

    /** A started application. */
    record Running(Main main, int port) implements AutoCloseable {

        CamelContext camel() {
            return main.getCamelContext();
        }

        void addRoute(String uri) throws Exception {
            RouteBuilder.addRoutes(camel(), builder -> builder.from(uri).to("mock:events"));
        }

        @Override
        public void close() {
            main.stop();
        }
    }
}
