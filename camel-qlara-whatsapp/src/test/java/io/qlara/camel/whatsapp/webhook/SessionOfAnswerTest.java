/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.github.tomakehurst.wiremock.client.WireMock;

import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.qlara.camel.whatsapp.QlaraWhatsAppComponent;
import io.qlara.simulator.QlaraSimulatorExtension;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;

/** A route that answers a customer finds the session open that the customer's message has opened. */
class SessionOfAnswerTest {

    @RegisterExtension
    static final QlaraSimulatorExtension SERVICE = QlaraSimulatorExtension.create();

    private final WebhookRoute route = new WebhookRoute();

    @BeforeEach
    void callTheService() {
        QlaraWhatsAppComponent component = route.camel.getComponent("qlara-whatsapp", QlaraWhatsAppComponent.class);
        component.getConfiguration().setBaseUrl(SERVICE.baseUrl());
        component.getConfiguration().setApiKey(SERVICE.apiKey());
        component.getConfiguration().setPhoneNumberId("101");
        component.setSessionRepository(new MemoryStateRepository());
        SERVICE.get().wireMock().stubFor(WireMock.get(anyUrl()).atPriority(1).willReturn(okJson("[{\"id\":\"101\",\"phoneNumber\":\"+393339876543\"}]")));
        SERVICE.get().wireMock().stubFor(WireMock.post(anyUrl()).atPriority(1).willReturn(okJson("{\"messageId\":\"m\",\"results\":[{\"accepted\":true}]}")));
    }

    @AfterEach
    void stop() {
        route.close();
    }

    @Test
    void theMessageIsNotedBeforeItIsRouted() {
        route.start("", steps -> steps.setBody().constant("At once.").to("qlara-whatsapp:send?replyToEvent=true&outsideSession=fail&unknownSession=outside"));

        assertThat(route.post(Payloads.INBOUND.replace("2026-04-09T10:32:00Z", "2999-01-01T00:00:00Z")).status()).isEqualTo(200);

        List<String> sent = SERVICE.get().wireMock().findAll(postRequestedFor(anyUrl())).stream().map(request -> request.getBodyAsString()).toList();
        assertThat(sent).containsExactly("{\"body\":\"At once.\",\"destination\":\"+393331234567\",\"phoneNumberId\":\"101\"}");
    }

    @Test
    void whatIsAnsweredFirstIsNotedAfterTheAnswerAndBeforeItIsRouted() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        List<String> steps = new CopyOnWriteArrayList<>();
        route.camel.getComponent("qlara-whatsapp", QlaraWhatsAppComponent.class).setSessionRepository(new MemoryStateRepository() {
            @Override
            public void setState(String key, String value) {
                await(answered);
                steps.add("noted");
            }
        });
        route.start("ackMode=onReceive", added -> added.process(exchange -> steps.add("routed")));

        assertThat(route.post(Payloads.INBOUND).status()).isEqualTo(200);
        answered.countDown();

        Awaitility.await().atMost(30, TimeUnit.SECONDS).untilAsserted(() -> assertThat(steps).containsExactly("noted", "routed"));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
