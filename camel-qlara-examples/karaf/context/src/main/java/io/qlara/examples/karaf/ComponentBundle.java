/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.karaf;

import org.apache.camel.spi.ComponentResolver;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.qlara.camel.whatsapp.QlaraWhatsAppComponent;

/** Watches the service by which Camel finds the component: it comes and goes when that bundle starts, stops or is updated. */
final class ComponentBundle extends ServiceTracker<ComponentResolver, ComponentResolver> {

    private static final Logger LOG = LoggerFactory.getLogger(ComponentBundle.class);

    private final Runnable whenThere;
    private final Runnable beforeItGoes;

    ComponentBundle(BundleContext bundle, Runnable whenThere, Runnable beforeItGoes) {
        super(bundle, filter(), null);
        this.whenThere = whenThere;
        this.beforeItGoes = beforeItGoes;
    }

    @Override
    public ComponentResolver addingService(ServiceReference<ComponentResolver> reference) {
        if (!isOurs(reference.getBundle())) {
            LOG.info("camel-qlara-whatsapp was updated; the routes start after bundle:refresh camel-qlara-whatsapp");
            return null;
        }
        whenThere.run();
        return super.addingService(reference);
    }

    /** After an update, and before the refresh that follows it, the bundle offers other classes than those we import. */
    private static boolean isOurs(Bundle component) {
        try {
            return component.loadClass(QlaraWhatsAppComponent.class.getName()) == QlaraWhatsAppComponent.class;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    @Override
    public void removedService(ServiceReference<ComponentResolver> reference, ComponentResolver service) {
        beforeItGoes.run();
        super.removedService(reference, service);
    }

    private static Filter filter() {
        try {
            return FrameworkUtil.createFilter("(&(objectClass=" + ComponentResolver.class.getName() + ")(component=qlara-whatsapp))");
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
