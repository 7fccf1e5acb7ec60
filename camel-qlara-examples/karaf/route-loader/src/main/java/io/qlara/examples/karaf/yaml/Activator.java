/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.karaf.yaml;

import java.util.Hashtable;
import java.util.Map;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ManagedService;

/** Lets ConfigAdmin hand the settings to the YAML routes, now and whenever they change. */
public final class Activator implements BundleActivator {

    private static final String SETTINGS = "io.qlara.camel.example";

    private YamlRoutes routes;
    private ServiceRegistration<ManagedService> registration;

    @Override
    public void start(BundleContext bundle) {
        routes = new YamlRoutes(bundle);
        registration = bundle.registerService(ManagedService.class, routes, new Hashtable<>(Map.of(Constants.SERVICE_PID, SETTINGS)));
    }

    @Override
    public void stop(BundleContext bundle) {
        registration.unregister();
        routes.stop();
    }
}
