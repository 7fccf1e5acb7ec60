/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A route that is suspended, or waits for its calls to end. */
class WebhookSuspensionTest {

    private WebhookRoute route = new WebhookRoute();

    @AfterEach
    void stop() {
        route.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void answers503UntilItIsResumedWhetherTheServerCanSuspendOrNot(boolean suspendable) throws Exception {
        route = new WebhookRoute(new RecordingHttpServer(suspendable)).start("");
        route.camel.getRouteController().suspendRoute(WebhookRoute.ID);

        RecordingHttpServer.Reply suspended = route.post(Payloads.DELIVERED);
        route.camel.getRouteController().resumeRoute(WebhookRoute.ID);

        assertThat(suspended).isEqualTo(new RecordingHttpServer.Reply(503, "", Map.of("Retry-After", "5"), null));
        assertThat(route.post(Payloads.DELIVERED).status()).isEqualTo(200);
        assertThat(route.arrived()).hasSize(1);
    }

    @Test
    void suspendsAndResumesTheServersConsumer() throws Exception {
        route.start("");
        RecordingHttpServer.Listener listener = route.server().listening().get(0).consumer();

        route.camel.getRouteController().suspendRoute(WebhookRoute.ID);
        assertThat(listener.isSuspended()).isTrue();
        route.camel.getRouteController().resumeRoute(WebhookRoute.ID);
        assertThat(listener.isStarted()).isTrue();
    }

    @Test
    void leavesAServersConsumerRunningThatCannotBeSuspended() throws Exception {
        route = new WebhookRoute(new RecordingHttpServer(false)).start("");

        route.camel.getRouteController().suspendRoute(WebhookRoute.ID);

        assertThat(route.server().listening().get(0).consumer().isStarted()).isTrue();
    }

    @Test
    void answers503OnceItIsStopped() throws Exception {
        route.start("");
        route.camel.getRouteController().stopRoute(WebhookRoute.ID);

        assertThat(route.post(Payloads.DELIVERED).status()).isEqualTo(503);
    }

    @Test
    void letsCallsUnderWayEndBeforeItStopsAndTakesNoNewOnes() {
        Gate gate = new Gate();
        route.camel.getShutdownStrategy().setTimeout(60);
        route.start("", steps -> steps.process(gate));
        CompletableFuture<RecordingHttpServer.Reply> underWay = route.begin(WebhookCall.post(Payloads.batch("1", "2")));
        assertThat(route.consumer().getPendingExchangesSize()).isEqualTo(1);

        CompletableFuture<Void> shutdown = CompletableFuture.runAsync(route.camel::stop);
        await().until(() -> route.server().listening().get(0).consumer().isSuspended());
        assertThat(route.post(Payloads.delivered("3")).status()).isEqualTo(503);
        gate.letOneThrough();
        gate.letOneThrough();

        shutdown.join();
        assertThat(underWay.join().status()).isEqualTo(200);
        assertThat(route.arrivedMessageIds()).containsExactly("1", "2");
    }
}
