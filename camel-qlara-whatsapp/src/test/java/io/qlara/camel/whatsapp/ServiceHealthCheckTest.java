/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheck.Result;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.qlara.camel.whatsapp.api.ClientActivity;
import io.qlara.camel.whatsapp.client.QlaraQueueFullException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ServiceHealthCheckTest extends SimulatedServiceTest {

    private static final String NOT_ASKED = "The service was not asked, because as many requests as maxQueued allows wait for a connection, or for their repeat after a failure";

    private HealthCheckRepository producers;

    @BeforeEach
    void enableHealthChecksOfProducers() {
        producers = HealthCheckHelper.getHealthCheckRepository(camel, "producers");
        producers.setEnabled(true);
    }

    @Test
    void isUpAfterOneReadThatTheKeyIsGoodFor() throws Exception {
        start("qlara-whatsapp:send");

        Result result = only();

        assertThat(result.getState()).isEqualTo(State.UP);
        assertThat(result.getCheck().getId()).isEqualTo("producer:qlara-whatsapp");
        assertThat(result.getDetails()).containsEntry("baseUrl", SERVICE.baseUrl());
        assertThat(SERVICE.journal().requests()).containsOnlyKeys("GET /api/message-server/whatsapp/phone-numbers");
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void isDownIfTheKeyIsRefused() throws Exception {
        start("qlara-whatsapp:send?apiKey=wrong-key");

        Result result = only();

        assertThat(result.getState()).isEqualTo(State.DOWN);
        assertThat(result.getMessage()).get().asString().contains("apiKey").doesNotContain("wrong-key");
        assertThat(result.getDetails()).containsEntry(HealthCheck.HTTP_RESPONSE_CODE, 401);
    }

    @Test
    void isDownIfTheServiceCanNotBeReached() throws Exception {
        start("qlara-whatsapp:send?apiKey=k&baseUrl=http://localhost:1");

        assertThat(only().getState()).isEqualTo(State.DOWN);
    }

    @Test
    void isUpIfTheServiceSaysThatTheQuotaIsUsedUp() throws Exception {
        SERVICE.get().failNext(1, 429, "", Map.of("Retry-After", "1"));
        start("qlara-whatsapp:send");

        Result result = only();

        assertThat(result.getState()).isEqualTo(State.UP);
        assertThat(result.getMessage()).contains("The service answered that the account's quota is used up");
    }

    @Test
    void isUpWhileRequestsThatWaitForTheQuotaFillTheQueue() throws Exception {
        component.setRequestsPerMinute(2);
        component.setMaxQueued(1);
        start("qlara-whatsapp:send");
        sendUntilOneIsRefused();

        Result result = only();

        assertThat(result.getState()).isEqualTo(State.UP);
        assertThat(result.getMessage()).contains("The service was not asked, because other requests use up the quota");
    }

    @Test
    void isDownWhileAllConnectionsAreBusyAndTheQueueIsFull() throws Exception {
        component.setMaxConnections(1);
        component.setMaxQueued(1);
        SERVICE.get().delay(Duration.ofMinutes(1));
        camel.getShutdownStrategy().setTimeout(1);
        start("qlara-whatsapp:send");
        sendUntilOneIsRefused();

        Result result = only();

        assertThat(result.getState()).isEqualTo(State.DOWN);
        assertThat(result.getMessage()).contains(NOT_ASKED);
    }

    @Test
    void isDownWhileRequestsThatWaitForTheirRepeatFillTheQueue() throws Exception {
        component.getConfiguration().setMaxRetries(3);
        component.setMaxConnections(1);
        component.setMaxQueued(1);
        SERVICE.get().failNext(100, 503, "", Map.of("Retry-After", "50"));
        camel.getShutdownStrategy().setTimeout(1);
        start("qlara-whatsapp:send");
        sendUntilTheServiceHasAnswered(2);

        Result result = only();

        assertThat(result.getState()).isEqualTo(State.DOWN);
        assertThat(result.getMessage()).contains(NOT_ASKED);
    }

    @Test
    void aHoldOfAnotherKeySaysNothingForAKeyWhoseRepeatsFillTheQueue() throws Exception {
        component.getConfiguration().setMaxRetries(3);
        component.setMaxConnections(1);
        component.setMaxQueued(1);
        camel.getShutdownStrategy().setTimeout(1);
        start("qlara-whatsapp:send");
        start("qlara-whatsapp:send?apiKey=other");
        SERVICE.get().failNext(1, 429, "", Map.of("Retry-After", "50"));
        send("qlara-whatsapp:send?apiKey=other");
        await().until(() -> component.producerResources().activity().queues().stream().anyMatch(queue -> queue.heldUntil() != null));
        SERVICE.get().failNext(100, 503, "", Map.of("Retry-After", "50"));
        sendUntilTheServiceHasAnswered(3);

        Result result = producers.stream().filter(check -> check.getId().equals("producer:qlara-whatsapp")).findFirst().orElseThrow().call();

        assertThat(result.getState()).isEqualTo(State.DOWN);
        assertThat(result.getMessage()).contains(NOT_ASKED);
    }

    private void sendUntilOneIsRefused() {
        List<CompletableFuture<Exchange>> sends = new ArrayList<>();
        await().until(() -> {
            sends.add(send("qlara-whatsapp:send"));
            return sends.stream().anyMatch(send -> send.isDone() && send.join().getException() instanceof QlaraQueueFullException);
        });
    }

    /** From then on each is refused: those that were answered wait for their repeat. */
    private void sendUntilTheServiceHasAnswered(int requests) {
        await().until(() -> {
            send("qlara-whatsapp:send");
            ClientActivity activity = component.producerResources().activity();
            return requests() >= requests && activity.pendingRequests() == requests() && activity.connectionsInUse() == 0;
        });
    }

    private CompletableFuture<Exchange> send(String uri) {
        return camel.createProducerTemplate().asyncSend("direct:" + uri.hashCode(), exchange -> {
            exchange.getMessage().setBody("Ciao");
            exchange.getMessage().setHeader("CamelQlaraWhatsAppDestination", DESTINATION);
        });
    }

    @Test
    void isOneForAllProducersOfAServiceAndKey() throws Exception {
        start("qlara-whatsapp:send");
        start("qlara-whatsapp:templates");
        start("qlara-whatsapp:send?apiKey=other");

        assertThat(producers.stream()).extracting(HealthCheck::getId)
                .containsExactly("producer:qlara-whatsapp", "producer:qlara-whatsapp-2");
    }

    @Test
    void itsIdChangesByNoRestartOfARoute() throws Exception {
        start("qlara-whatsapp:send");
        for (int i = 0; i < 3; i++) {
            camel.getRouteController().stopRoute("qlara-whatsapp:send");
            camel.getRouteController().startRoute("qlara-whatsapp:send");
        }

        assertThat(producers.stream()).extracting(HealthCheck::getId).containsExactly("producer:qlara-whatsapp");
    }

    @Test
    void eachOfTwoComponentsHasAnIdOfItsOwn() throws Exception {
        QlaraWhatsAppComponent second = new QlaraWhatsAppComponent();
        second.getConfiguration().setApiKey("other");
        second.getConfiguration().setBaseUrl(SERVICE.baseUrl());
        camel.addComponent("second-account", second);
        start("qlara-whatsapp:send");
        start("second-account:send");

        assertThat(producers.stream()).extracting(HealthCheck::getId)
                .containsExactlyInAnyOrder("producer:qlara-whatsapp", "producer:second-account");
    }

    @Test
    void goesWithTheLastProducer() throws Exception {
        start("qlara-whatsapp:send");
        start("qlara-whatsapp:templates");

        camel.getRouteController().stopRoute("qlara-whatsapp:send");
        assertThat(producers.stream()).hasSize(1);
        camel.getRouteController().stopRoute("qlara-whatsapp:templates");

        assertThat(producers.stream()).isEmpty();
    }

    @Test
    void canBeSwitchedOffForTheComponent() throws Exception {
        component.setHealthCheckProducerEnabled(false);
        start("qlara-whatsapp:send");

        assertThat(only().getState()).isEqualTo(State.UNKNOWN);
        assertThat(requests()).isZero();
    }

    @Test
    void isForReadinessOnly() throws Exception {
        start("qlara-whatsapp:send");

        assertThat(producers.stream()).singleElement().satisfies(check -> {
            assertThat(check.isReadiness()).isTrue();
            assertThat(check.isLiveness()).isFalse();
        });
    }

    private void start(String uri) throws Exception {
        RouteBuilder.addRoutes(camel, builder -> builder.from("direct:" + uri.hashCode()).routeId(uri).to(uri));
    }

    private Result only() {
        List<Result> results = HealthCheckHelper.invokeReadiness(camel).stream()
                .filter(result -> result.getCheck().getId().startsWith("producer:")).toList();
        assertThat(results).hasSize(1);
        return results.get(0);
    }
}
