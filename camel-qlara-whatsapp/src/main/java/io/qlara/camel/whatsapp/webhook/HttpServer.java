/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.RestConfiguration;
import org.apache.camel.spi.RestConsumerFactory;
import org.apache.camel.support.PropertyBindingSupport;

/**
 * An HTTP server that a Camel application has.
 *
 * @param name    the name of its component
 * @param factory makes consumers that listen on it
 */
record HttpServer(String name, RestConsumerFactory factory) {

    private static final Set<String> TAKE_HOST_AND_PORT_FROM_REST_CONFIGURATION = Set.of("jetty", "netty-http", "undertow");
    private static final Set<String> SERVLET_CONTAINERS = Set.of("jetty", "servlet");

    /**
     * The REST configuration for this server, without its context path, which would move the webhook away from the path that its option
     * names. One that is meant for another server only lends its address.
     *
     * @throws IllegalStateException if the server needs a port and the configuration has none
     */
    RestConfiguration restConfiguration(CamelContext camelContext) {
        RestConfiguration configuration = camelContext.getRestConfiguration();
        if (configuration == null) {
            configuration = new RestConfiguration();
        }
        if (configuration.getPort() <= 0 && takesHostAndPortFromRestConfiguration()) {
            throw new IllegalStateException("The HTTP server component " + name + " takes its port from the REST configuration, which"
                    + " has none; set camel.rest.port, or restConfiguration().port(..) in Java");
        }
        RestConfiguration address = addressOf(configuration);
        if (configuration.getComponent() == null || configuration.getComponent().equals(name)) {
            copy(configuration.getComponent(), address::setComponent);
            copy(configuration.getEndpointProperties(), address::setEndpointProperties);
            copy(configuration.getConsumerProperties(), address::setConsumerProperties);
            copy(configuration.getCorsHeaders(), address::setCorsHeaders);
            address.setEnableCORS(configuration.isEnableCORS());
        }
        return address;
    }

    /** The options of the consumer. Without them some servers unpack and keep the whole body before anybody checks the credentials. */
    Map<String, Object> consumerOptions() {
        return SERVLET_CONTAINERS.contains(kind()) ? Map.of("disableStreamCache", true) : Map.of();
    }

    /**
     * Lets the server hand over a form as it was sent. Camel would take a form apart before anybody checks the credentials, and would log
     * what is none. Camel has an option for that, but jetty does not pass the option on.
     */
    void leaveFormsAlone(CamelContext camelContext, Endpoint endpoint) {
        if (SERVLET_CONTAINERS.contains(kind())) {
            PropertyBindingSupport.build().bind(camelContext, endpoint, "httpBinding.mapHttpMessageFormUrlEncodedBody", false);
        }
    }

    private boolean takesHostAndPortFromRestConfiguration() {
        return TAKE_HOST_AND_PORT_FROM_REST_CONFIGURATION.contains(kind());
    }

    /** The component's usual name, because the application may have registered the component under another one. */
    private String kind() {
        return factory instanceof Component component && component.getDefaultName() != null ? component.getDefaultName() : name;
    }

    private static RestConfiguration addressOf(RestConfiguration configuration) {
        RestConfiguration address = new RestConfiguration();
        address.setPort(configuration.getPort());
        copy(configuration.getScheme(), address::setScheme);
        copy(configuration.getHost(), address::setHost);
        copy(configuration.getHostNameResolver(), address::setHostNameResolver);
        return address;
    }

    /** Leaves nulls out, because the newest Camel refuses them. */
    private static <T> void copy(T value, Consumer<T> setter) {
        if (value != null) {
            setter.accept(value);
        }
    }
}
