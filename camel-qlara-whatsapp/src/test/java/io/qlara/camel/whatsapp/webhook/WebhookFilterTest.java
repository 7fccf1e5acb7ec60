/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.qlara.camel.whatsapp.model.WebhookEvent;

import static org.assertj.core.api.Assertions.assertThat;

/** Events that a route does not want. */
class WebhookFilterTest {

    private final WebhookRoute route = new WebhookRoute();

    @AfterEach
    void stop() {
        route.close();
    }

    @Test
    void areAnswered200CountedAndNotRouted() {
        route.start("eventTypes=inbound&channels=WHATSAPP");

        assertThat(route.post(Payloads.UNDELIVERABLE).status()).isEqualTo(200);
        assertThat(route.arrived()).isEmpty();
        assertThat(route.consumer().getReceivedEvents()).isEqualTo(1);
        assertThat(route.consumer().getFilteredEvents()).isEqualTo(1);
    }

    @Test
    void doNotKeepTheOthersOfAnArrayFromTheRoute() {
        route.start("eventTypes=READ,INBOUND");

        assertThat(route.post("[" + String.join(",", Payloads.READ, Payloads.DELIVERED, Payloads.INBOUND) + "]").status()).isEqualTo(200);
        assertThat(route.arrived()).extracting(arrived -> arrived.event().eventType())
                .containsExactly(WebhookEvent.READ, WebhookEvent.INBOUND);
        assertThat(route.consumer().getFilteredEvents()).isEqualTo(1);
    }

    @Test
    void areNotKeptInTheRepository() {
        MemoryIdempotentRepository repository = new MemoryIdempotentRepository();
        route.bind("repository", repository).start("channels=SMS&idempotentRepository=#repository");

        route.post(Payloads.DELIVERED);

        assertThat(repository.getCacheSize()).isZero();
    }
}
