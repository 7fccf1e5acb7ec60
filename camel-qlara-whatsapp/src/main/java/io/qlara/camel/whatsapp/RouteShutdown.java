/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.Collection;

import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.spi.ShutdownPrepared;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.service.ServiceSupport;

import io.qlara.camel.whatsapp.webhook.DeliveryReceipts;

/**
 * Tells the producers of a component when a route or the whole context begins to stop, so that what only waits does not hold the stop up.
 * Camel asks the services of a route, but not the producers in its steps.
 */
final class RouteShutdown extends LifecycleStrategySupport {

    private final ProducerResources resources;

    RouteShutdown(ProducerResources resources) {
        this.resources = resources;
    }

    @Override
    public void onContextStopping(CamelContext context) {
        resources.endWaiting();
        DeliveryReceipts.of(context).endAll();
    }

    @Override
    public void onRoutesAdd(Collection<Route> routes) {
        for (Route route : routes) {
            if (route.getServices().stream().noneMatch(service -> service instanceof OfRoute known && known.isOf(resources))) {
                route.addService(new OfRoute(route.getRouteId(), resources));
            }
        }
    }

    /** What Camel asks to prepare for the stop of one route. */
    private static final class OfRoute extends ServiceSupport implements ShutdownPrepared {

        private final String routeId;
        private final ProducerResources resources;

        OfRoute(String routeId, ProducerResources resources) {
            this.routeId = routeId;
            this.resources = resources;
        }

        boolean isOf(ProducerResources others) {
            return resources == others;
        }

        @Override
        public void prepareShutdown(boolean suspendOnly, boolean forced) {
            resources.prepareShutdown(routeId, suspendOnly, forced);
        }
    }
}
