/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.karaf;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.camel.CamelContext;
import org.apache.camel.impl.engine.SimpleCamelContext;
import org.apache.camel.karaf.core.OsgiBeanRepository;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.DefaultRegistry;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

import io.qlara.camel.whatsapp.QlaraWhatsAppComponent;

import static org.assertj.core.api.Assertions.assertThat;

/** Which of the container's services the component takes by itself for the times when customers wrote. */
class SessionRepositoryTest {

    private final MemoryStateRepository repository = new MemoryStateRepository();

    @Test
    void theOnlyOneIsTaken() {
        assertThat(taken(repository)).isSameAs(repository);
    }

    @Test
    void noneOfTwoIsTaken() {
        assertThat(taken(repository, new MemoryStateRepository())).isNull();
    }

    /** What the component of a Camel context takes that looks for beans among these services. */
    private static StateRepository<String, String> taken(Object... services) {
        CamelContext camel = new SimpleCamelContext();
        camel.getCamelContextExtension().setRegistry(new DefaultRegistry(new OsgiBeanRepository(container(services))));
        return camel.getComponent("qlara-whatsapp", QlaraWhatsAppComponent.class).getSessionRepository();
    }

    /** A container with these services, each registered as a repository, as a blueprint's {@code <service>} does. */
    private static BundleContext container(Object... services) {
        Map<ServiceReference<?>, Object> registered = new LinkedHashMap<>();
        Stream.of(services).forEach(service -> registered.put(proxy(ServiceReference.class, (reference, method, arguments) -> switch (method.getName()) {
            case "hashCode" -> System.identityHashCode(reference);
            case "equals" -> reference == arguments[0];
            default -> null;
        }), service));
        return proxy(BundleContext.class, (bundle, method, arguments) -> switch (method.getName()) {
            case "getAllServiceReferences" -> StateRepository.class.getName().equals(arguments[0])
                    ? registered.keySet().toArray(ServiceReference[]::new) : null;
            case "getService" -> registered.get(arguments[0]);
            default -> null;
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(SessionRepositoryTest.class.getClassLoader(), new Class<?>[] { type }, handler));
    }
}
