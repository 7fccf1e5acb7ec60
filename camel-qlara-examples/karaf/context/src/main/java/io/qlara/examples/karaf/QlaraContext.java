/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.karaf;

import java.util.List;
import java.util.Properties;

import org.apache.camel.CamelContext;
import org.apache.camel.karaf.core.OsgiDefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.osgi.framework.BundleContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.qlara.camel.whatsapp.QlaraWhatsAppComponent;
import io.qlara.camel.whatsapp.QlaraWhatsAppConfiguration;

/**
 * A Camel context with the routes of some files, whose qlara-whatsapp component has the given settings. It runs while the
 * component's bundle does. One that can't start says why in one line of the log, and throws nothing, so that its bundle stays
 * as it is and the settings can be mended. Thread-safe.
 */
public final class QlaraContext {

    private static final Logger LOG = LoggerFactory.getLogger(QlaraContext.class);

    private final BundleContext bundle;
    private final String name;
    private final Properties settings;
    private final List<String> routes;
    private final ComponentBundle component;
    private CamelContext camel;

    /**
     * Starts nothing yet.
     *
     * @param name     of the context, as JMX and logs show it
     * @param settings which routes can use as {@code {{name}}}; apiKey, baseUrl, phoneNumberId, host and port are applied
     * @param routes   Camel resources: YAML files by {@code file:}, XML files of the bundle by {@code classpath:}
     */
    public QlaraContext(BundleContext bundle, String name, Properties settings, List<String> routes) {
        this.bundle = bundle;
        this.name = name;
        this.settings = settings;
        this.routes = routes;
        this.component = new ComponentBundle(bundle, this::startRoutes, this::stopRoutes);
    }

    /** Starts the routes, all or none, as soon as the component is there. */
    public void start() {
        component.open();
    }

    /** Lets what is under way finish; does nothing if it is not running. */
    public void stop() {
        component.close();
    }

    private synchronized void startRoutes() {
        try {
            camel = new OsgiDefaultCamelContext(bundle);
            camel.getCamelContextExtension().setName(name);
            camel.getPropertiesComponent().setInitialProperties(settings);
            configureComponent();
            configureHttpServer();
            // without routes it starts for sure; what routes throw afterwards is logged here alone
            camel.start();
            for (String file : routes) {
                PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.resolveMandatoryResource(camel, file));
            }
            LOG.info("{} is running", name);
        } catch (Exception | LinkageError e) {
            LOG.error("{} did not start: {}; it tries again when a setting in etc/io.qlara.camel.example.cfg changes, or its bundle is restarted", name,
                    reason(e));
            stopRoutes();
        }
    }

    private synchronized void stopRoutes() {
        if (camel != null) {
            camel.stop();
            camel = null;
        }
    }

    private void configureComponent() {
        QlaraWhatsAppConfiguration configuration
                = camel.getComponent("qlara-whatsapp", QlaraWhatsAppComponent.class).getConfiguration();
        configuration.setApiKey(settings.getProperty("apiKey"));
        configuration.setBaseUrl(settings.getProperty("baseUrl"));
        configuration.setPhoneNumberId(settings.getProperty("phoneNumberId"));
    }

    private void configureHttpServer() {
        camel.getRestConfiguration().setHost(settings.getProperty("host"));
        camel.getRestConfiguration().setPort(Integer.parseInt(settings.getProperty("port")));
    }

    /** The first cause that is not Camel's wrapping, in one line. */
    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getClass().getName().startsWith("org.apache.camel.")) {
            cause = cause.getCause();
        }
        boolean explained = cause instanceof IllegalArgumentException || cause instanceof IllegalStateException;
        return (explained ? String.valueOf(cause.getMessage()) : cause.toString()).lines().findFirst().orElse("");
    }
}
