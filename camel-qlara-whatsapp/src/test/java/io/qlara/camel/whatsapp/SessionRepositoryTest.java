/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Which repository of the application the component takes by itself. */
class SessionRepositoryTest {

    private final StateRepository<String, String> repository = new MemoryStateRepository();

    @Test
    void theOnlyOneIsTaken() throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.getRegistry().bind("sessions", repository);

            assertThat(camel.getComponent("qlara-whatsapp", QlaraWhatsAppComponent.class).getSessionRepository()).isSameAs(repository);
        }
    }

    @Test
    void noneOfTwoIsTaken() throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.getRegistry().bind("sessions", repository);
            camel.getRegistry().bind("offsets", new MemoryStateRepository());

            assertThat(camel.getComponent("qlara-whatsapp", QlaraWhatsAppComponent.class).getSessionRepository()).isNull();
        }
    }
}
