package io.qlara.examples.karaf;

import org.apache.camel.spi.ComponentResolver;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/** Watches the service by which Camel finds the component: it comes and goes when that bundle starts, stops or is updated. */
final class ComponentBundle extends ServiceTracker<ComponentResolver, ComponentResolver> {

    private final Runnable whenThere;
    private final Runnable beforeItGoes;

    ComponentBundle(BundleContext bundle, Runnable whenThere, Runnable beforeItGoes) {
        super(bundle, filter(), null);
        this.whenThere = whenThere;
        this.beforeItGoes = beforeItGoes;
    }

    @Override
    public ComponentResolver addingService(ServiceReference<ComponentResolver> reference) {
        whenThere.run();
        return super.addingService(reference);
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
