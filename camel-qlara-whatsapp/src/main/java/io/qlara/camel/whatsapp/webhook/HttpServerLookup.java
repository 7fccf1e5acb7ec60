/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.RestConsumerFactory;

/** Finds the HTTP server to listen on. */
final class HttpServerLookup {

    private static final String PLATFORM_HTTP = "platform-http";
    private static final List<String> OTHERS_THAN_PLATFORM_HTTP = List.of("servlet", "jetty", "netty-http", "undertow");

    private final CamelContext camelContext;

    HttpServerLookup(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    /**
     * The server of that name. Without a name: the server of the REST configuration, else platform-http, else the only server there is.
     *
     * @param  name                  the name of a component or bean, or null
     * @throws IllegalStateException if there is no server, or several to choose from; the message says what to do
     */
    HttpServer find(String name) {
        if (name != null && !name.isBlank()) {
            return named(name.strip(), "The option httpServerComponent of qlara-whatsapp:webhooks");
        }
        String ofRestConfiguration = camelContext.getRestConfiguration() == null
                ? null : camelContext.getRestConfiguration().getComponent();
        if (ofRestConfiguration != null) {
            return named(ofRestConfiguration, "The REST configuration");
        }
        Object platformHttp = lookup(PLATFORM_HTTP);
        return platformHttp instanceof RestConsumerFactory factory ? new HttpServer(PLATFORM_HTTP, factory) : only();
    }

    private HttpServer named(String name, String whoNamesIt) {
        Object found = lookup(name);
        if (found instanceof RestConsumerFactory factory) {
            return new HttpServer(name, factory);
        }
        throw new IllegalStateException(whoNamesIt + " names " + name + (found == null
                ? ", but there is no such component; add the dependency camel-" + name + " (in Karaf, install the feature of that name)"
                : ", which is no HTTP server that routes can listen on; those are platform-http, netty-http, jetty, undertow, servlet"));
    }

    private Object lookup(String name) {
        Object bean = camelContext.getRegistry().lookupByName(name);
        return bean instanceof RestConsumerFactory ? bean : camelContext.getComponent(name, true);
    }

    private HttpServer only() {
        Map<RestConsumerFactory, String> names = inUse();
        if (names.isEmpty()) {
            names = onClassPath();
        }
        if (names.size() > 1) {
            throw new IllegalStateException("qlara-whatsapp:webhooks finds several HTTP servers: "
                    + names.values().stream().sorted().toList() + "; set the option httpServerComponent to one of them");
        }
        return names.entrySet().stream().findFirst().map(entry -> new HttpServer(entry.getValue(), entry.getKey()))
                .orElseThrow(HttpServerLookup::noServer);
    }

    private Map<RestConsumerFactory, String> inUse() {
        Map<RestConsumerFactory, String> names = new IdentityHashMap<>();
        camelContext.getRegistry().findByTypeWithName(RestConsumerFactory.class).forEach((name, factory) -> names.put(factory, name));
        for (String name : camelContext.getComponentNames()) {
            if (camelContext.hasComponent(name) instanceof RestConsumerFactory factory) {
                names.put(factory, name);
            }
        }
        return names;
    }

    /** Asks for each server by its name, because Camel makes a component only when it is asked for. */
    private Map<RestConsumerFactory, String> onClassPath() {
        Map<RestConsumerFactory, String> names = new IdentityHashMap<>();
        for (String name : OTHERS_THAN_PLATFORM_HTTP) {
            if (lookup(name) instanceof RestConsumerFactory factory) {
                names.put(factory, name);
            }
        }
        return names;
    }

    private static IllegalStateException noServer() {
        return new IllegalStateException("qlara-whatsapp:webhooks finds no HTTP server to listen on; add the dependency"
                + " camel-platform-http-main and set camel.server.enabled=true (camel-main), or add camel-platform-http-starter"
                + " (Spring Boot), or camel-netty-http or camel-jetty (in Karaf, install the feature"
                + " camel-qlara-whatsapp-webhook-netty-http or -jetty) and set the option httpServerComponent to netty-http or jetty");
    }
}
