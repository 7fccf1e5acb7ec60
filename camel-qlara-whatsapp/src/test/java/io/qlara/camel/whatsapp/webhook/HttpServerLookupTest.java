/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.util.Map;
import java.util.Set;

import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.component.mock.MockComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ComponentResolver;
import org.apache.camel.spi.RestConfiguration;
import org.apache.camel.spi.RestConsumerFactory;
import org.apache.camel.support.DefaultComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Which server is found must not depend on those that happen to be on the class path, so none of them is. */
class HttpServerLookupTest {

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final HttpServerLookup lookup = new HttpServerLookup(camel);
    private final RecordingHttpServer server = new RecordingHttpServer();

    HttpServerLookupTest() {
        camel.getCamelContextExtension().addContextPlugin(ComponentResolver.class, (name, context) -> null);
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void findsTheNamedBean() {
        camel.getRegistry().bind("mine", server);
        camel.getRegistry().bind("other", new RecordingHttpServer());

        assertThat(lookup.find(" mine ")).isEqualTo(new HttpServer("mine", server));
    }

    @Test
    void findsTheNamedComponent() {
        ServerComponent component = addComponent("jetty");
        addComponent("undertow");

        assertThat(lookup.find("jetty")).isEqualTo(new HttpServer("jetty", component));
    }

    @Test
    void createsTheNamedComponentEvenIfTheContextDoesNotByItself() {
        ServerComponent component = new ServerComponent();
        camel.setAutoCreateComponents(false);
        camel.getCamelContextExtension().addContextPlugin(ComponentResolver.class,
                (name, context) -> name.equals("jetty") ? component : null);

        assertThat(lookup.find("jetty").factory()).isSameAs(component);
    }

    @Test
    void refusesANameOfNothing() {
        assertThatThrownBy(() -> lookup.find("jetty")).isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("httpServerComponent", "no such component", "camel-jetty");
    }

    @Test
    void refusesANameOfSomethingElse() {
        camel.addComponent("mock", new MockComponent());

        assertThatThrownBy(() -> lookup.find("mock")).isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("httpServerComponent", "mock", "no HTTP server");
    }

    @Test
    void prefersTheServerOfTheRestConfiguration() {
        addComponent("platform-http");
        ServerComponent jetty = addComponent("jetty");
        camel.getRestConfiguration().setComponent("jetty");

        assertThat(lookup.find(null).factory()).isSameAs(jetty);
    }

    @Test
    void namesTheRestConfigurationIfItsServerIsMissing() {
        camel.getRestConfiguration().setComponent("jetty");

        assertThatThrownBy(() -> lookup.find(null)).hasMessageContainingAll("REST configuration", "jetty");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " " })
    void prefersPlatformHttpToAnyOther(String name) {
        addComponent("jetty");
        ServerComponent platformHttp = addComponent("platform-http");

        assertThat(lookup.find(name)).isEqualTo(new HttpServer("platform-http", platformHttp));
    }

    @Test
    void takesTheOnlyBeanThereIs() {
        camel.getRegistry().bind("mine", server);

        assertThat(lookup.find(null)).isEqualTo(new HttpServer("mine", server));
    }

    @Test
    void takesTheOnlyComponentThereIsEvenIfItIsABeanToo() {
        ServerComponent jetty = addComponent("jetty");
        camel.getRegistry().bind("jetty-bean", jetty);

        assertThat(lookup.find(null)).isEqualTo(new HttpServer("jetty", jetty));
    }

    @Test
    void asksWhichOfSeveral() {
        addComponent("jetty");
        addComponent("undertow");

        assertThatThrownBy(() -> lookup.find(null)).isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("httpServerComponent", "[jetty, undertow]");
    }

    @Test
    void namesTheDependenciesToAddIfThereIsNone() {
        assertThatThrownBy(() -> lookup.find(null)).isInstanceOf(IllegalStateException.class).hasMessageContainingAll(
                "camel-platform-http-main", "camel.server.enabled=true", "camel-platform-http-starter", "camel-netty-http", "camel-jetty");
    }

    @ParameterizedTest
    @ValueSource(strings = { "jetty", "netty-http", "undertow" })
    void demandsAPortFromTheRestConfigurationWhereTheServerTakesItFromThere(String name) {
        HttpServer needsPort = new HttpServer(name, server);

        assertThatThrownBy(() -> needsPort.restConfiguration(camel)).isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(name, "camel.rest.port", "restConfiguration().port(..)");
    }

    @Test
    void demandsAPortAlsoIfTheComponentHasANameOfTheApplicationsOwn() {
        ServerComponent component = new ServerComponent("netty-http");

        assertThatThrownBy(() -> new HttpServer("events-http", component).restConfiguration(camel))
                .hasMessageContainingAll("events-http", "camel.rest.port");
    }

    @Test
    void demandsNoPortForPlatformHttp() {
        assertThat(new HttpServer("platform-http", server).restConfiguration(camel).getPort()).isZero();
    }

    @Test
    void takesAllOfItsRestConfigurationButTheContextPath() {
        RestConfiguration own = camel.getRestConfiguration();
        own.setComponent("netty-http");
        own.setHost("localhost");
        own.setPort(8081);
        own.setContextPath("/api");
        own.setEnableCORS(true);
        own.setEndpointProperties(Map.of("ssl", "true"));
        own.setConsumerProperties(Map.of("option", "of netty-http"));

        RestConfiguration taken = new HttpServer("netty-http", server).restConfiguration(camel);

        assertThat(taken.getContextPath()).isNull();
        assertThat(taken).usingRecursiveComparison().ignoringFields("contextPath").isEqualTo(own);
    }

    @Test
    void lendsOnlyTheAddressOfARestConfigurationForAnotherServer() {
        RestConfiguration forAnother = camel.getRestConfiguration();
        forAnother.setComponent("platform-http");
        forAnother.setScheme("https");
        forAnother.setHost("localhost");
        forAnother.setPort(8081);
        forAnother.setContextPath("/api");
        forAnother.setHostNameResolver(RestConfiguration.RestHostNameResolver.localIp);
        forAnother.setConsumerProperties(Map.of("option", "of platform-http"));

        RestConfiguration lent = new HttpServer("netty-http", server).restConfiguration(camel);

        assertThat(lent).extracting(RestConfiguration::getScheme, RestConfiguration::getHost, RestConfiguration::getPort,
                RestConfiguration::getHostNameResolver)
                .containsExactly("https", "localhost", 8081, RestConfiguration.RestHostNameResolver.localIp);
        assertThat(lent.getContextPath()).isNull();
        assertThat(lent.getConsumerProperties()).isNull();
        assertThat(lent.getComponent()).isNull();
    }

    @Test
    void makesTheOnlyComponentOnTheClassPath() {
        ServerComponent component = new ServerComponent();
        camel.getCamelContextExtension().addContextPlugin(ComponentResolver.class,
                (name, context) -> name.equals("netty-http") ? component : null);

        assertThat(lookup.find(null)).isEqualTo(new HttpServer("netty-http", component));
    }

    @Test
    void asksWhichOfSeveralOnTheClassPath() {
        camel.getCamelContextExtension().addContextPlugin(ComponentResolver.class,
                (name, context) -> Set.of("netty-http", "servlet").contains(name) ? new ServerComponent() : null);

        assertThatThrownBy(() -> lookup.find(null)).hasMessageContainingAll("httpServerComponent", "[netty-http, servlet]");
    }

    private ServerComponent addComponent(String name) {
        ServerComponent component = new ServerComponent();
        camel.addComponent(name, component);
        return component;
    }

    private static final class ServerComponent extends DefaultComponent implements RestConsumerFactory {

        private final String defaultName;

        private ServerComponent() {
            this(null);
        }

        private ServerComponent(String defaultName) {
            this.defaultName = defaultName;
        }

        @Override
        public String getDefaultName() {
            return defaultName;
        }

        @Override
        public Consumer createConsumer(
                CamelContext camelContext, Processor processor, String verb, String basePath, String uriTemplate,
                String consumes, String produces, RestConfiguration configuration, Map<String, Object> parameters) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
            throw new UnsupportedOperationException();
        }
    }
}
