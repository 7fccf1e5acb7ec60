/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import org.apache.camel.CamelContext;
import org.apache.camel.Service;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.main.HttpManagementServerConfigurationProperties;
import org.apache.camel.main.HttpServerConfigurationProperties;
import org.apache.camel.main.MainHttpServerFactory;

/** The server of camel-main on a Camel whose camel-platform-http-main is not in every repository: the same Vert.x server, without what that adds. */
public final class VertxMainServer implements MainHttpServerFactory {

    @Override
    public Service newHttpServer(CamelContext camel, HttpServerConfigurationProperties properties) {
        VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost(properties.getHost());
        configuration.setBindPort(properties.getPort());
        VertxPlatformHttpServer server = new VertxPlatformHttpServer(configuration);
        server.setCamelContext(camel);
        return server;
    }

    @Override
    public Service newHttpManagementServer(CamelContext camel, HttpManagementServerConfigurationProperties properties) {
        throw new UnsupportedOperationException("The tests of the management server have the tag http-management");
    }
}
