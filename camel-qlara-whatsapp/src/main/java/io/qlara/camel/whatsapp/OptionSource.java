/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import org.apache.camel.CamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;

/** Tells which file the route comes from that Camel is creating, so that messages can name the file to mend. */
final class OptionSource {

    private OptionSource() {
    }

    /** Such as {@code file:routes/orders.camel.yaml}; null if no route is being created, or it comes from no file. */
    static String of(CamelContext camel) {
        String route = camel.getCamelContextExtension().getCreateRoute();
        try {
            return route == null ? null : Definitions.location(camel, route);
        } catch (NoClassDefFoundError e) {
            // an application without Camel's model has no route files
            return null;
        }
    }

    /** The one class that knows Camel's model, an optional dependency. */
    private static final class Definitions {

        private static String location(CamelContext camel, String routeId) {
            Model model = camel.getCamelContextExtension().getContextPlugin(Model.class);
            RouteDefinition route = model == null ? null : model.getRouteDefinition(routeId);
            return route == null || route.getResource() == null ? null : route.getResource().getLocation();
        }
    }
}
