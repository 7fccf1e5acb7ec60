/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.karaf.container;

import java.time.Duration;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import io.qlara.simulator.QlaraSimulator;

/** One Karaf with the example, and one service for it to call, shared by all test classes. */
final class KarafExtension implements BeforeEachCallback, ParameterResolver {

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        Shared shared = shared(context);
        shared.service.reset();
        shared.service.webhookUrl(null);
        shared.example.install();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Karaf.class || type == QlaraSimulator.class || type == Example.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        Shared shared = shared(context);
        return type == Karaf.class ? shared.karaf : type == Example.class ? shared.example : shared.service;
    }

    private static Shared shared(ExtensionContext context) {
        return context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(Shared.class, key -> new Shared(), Shared.class);
    }

    private static final class Shared implements ExtensionContext.Store.CloseableResource {

        private final QlaraSimulator service = QlaraSimulator.builder()
                .callbackRetries(10).callbackRetryDelay(Duration.ofMillis(200)).build().start();
        private final Karaf karaf;
        private final Example example;

        private Shared() {
            try {
                karaf = Karaf.start();
                example = new Example(karaf, service);
            } catch (Exception e) {
                throw new IllegalStateException("Karaf does not start", e);
            }
        }

        @Override
        public void close() throws Exception {
            karaf.close();
            service.close();
        }
    }
}
