/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.util.List;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.health.HealthCheck.Result;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.health.HealthCheckHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.qlara.camel.whatsapp.QlaraWhatsAppComponent;

import static org.assertj.core.api.Assertions.assertThat;

class WebhookHealthCheckTest {

    private final WebhookRoute route = new WebhookRoute();

    @AfterEach
    void stop() {
        route.close();
    }

    @Test
    void isUpWhileTheRouteListens() {
        route.start("path=/hooks");

        assertThat(result().getState()).isEqualTo(State.UP);
        assertThat(result().getDetails()).containsEntry("path", "/hooks");
    }

    @Test
    void isDownIfTheHttpServerNoLongerHandsCallsOver() {
        route.start("");

        route.server().listening().get(0).consumer().stop();

        assertThat(result().getState()).isEqualTo(State.DOWN);
        assertThat(result().getMessage()).contains("No events are taken at /qlara/webhooks");
    }

    @Test
    void isDownIfTheRouteIsStopped() throws Exception {
        route.start("");

        route.camel.getRouteController().stopRoute(WebhookRoute.ID);

        assertThat(result().getState()).isEqualTo(State.DOWN);
    }

    @Test
    void canBeSwitchedOffForTheComponent() {
        route.camel.getComponent("qlara-whatsapp", QlaraWhatsAppComponent.class).setHealthCheckConsumerEnabled(false);
        route.start("");

        assertThat(result().getDetails()).doesNotContainKey("path");
    }

    @Test
    void hasAnIdOfItsOwnWhateverComponentItIsOfAndHoweverOftenItsRouteIsStarted() throws Exception {
        route.camel.addComponent("second", new QlaraWhatsAppComponent());
        RouteBuilder.addRoutes(route.camel, routes -> routes.from("second:webhooks?httpServerComponent=server&webhookToken=t&path=/second")
                .routeId("second").to("mock:events"));
        route.start("");
        HealthCheckRepository consumers = HealthCheckHelper.getHealthCheckRepository(route.camel, "consumers");

        for (int start = 0; start < 3; start++) {
            assertThat(consumers.stream().map(HealthCheck::getId)).containsExactlyInAnyOrder("consumer:" + WebhookRoute.ID, "consumer:second");
            assertThat(route.consumer().getHealthCheck().getId()).isEqualTo("consumer:" + WebhookRoute.ID);
            for (String id : List.of(WebhookRoute.ID, "second")) {
                route.camel.getRouteController().stopRoute(id);
                route.camel.getRouteController().startRoute(id);
            }
        }
    }

    private Result result() {
        HealthCheckHelper.getHealthCheckRepository(route.camel, "consumers").setEnabled(true);
        return HealthCheckHelper.invokeReadiness(route.camel).stream()
                .filter(one -> one.getCheck().getId().equals("consumer:" + WebhookRoute.ID)).findFirst().orElseThrow();
    }
}
