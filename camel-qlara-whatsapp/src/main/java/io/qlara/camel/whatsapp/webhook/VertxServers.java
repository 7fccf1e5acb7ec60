/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import org.apache.camel.CamelContext;
import org.apache.camel.Service;
import org.apache.camel.spi.BeanIntrospection;
import org.apache.camel.support.PluginHelper;

/**
 * The servers of platform-http on camel-main. One whose port is in use only logs that, and counts as started like everything that
 * listens on it. Its classes are no dependency of this component, so they are asked by the names of their properties.
 */
final class VertxServers {

    private static final String CLASS = "org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer";

    private VertxServers() {
    }

    /** False if the application's server is one of these and listens on no port. */
    static boolean haveTheirPort(CamelContext camelContext, HttpServer server) {
        BeanIntrospection beans = PluginHelper.getBeanIntrospection(camelContext);
        Object engine = beans.getOrElseProperty(server.factory(), "engine", null, true);
        Object port = engine == null ? null : beans.getOrElseProperty(engine, "serverPort", null, true);
        for (Service service : camelContext.getCamelContextExtension().getServices()) {
            if (service.getClass().getName().equals(CLASS) && beans.getOrElseProperty(service, "port", null, true).equals(port)) {
                Object vertx = beans.getOrElseProperty(service, "server", null, true);
                return vertx == null || !Boolean.FALSE.equals(beans.getOrElseProperty(vertx, "listening", true, true));
            }
        }
        return true;
    }
}
