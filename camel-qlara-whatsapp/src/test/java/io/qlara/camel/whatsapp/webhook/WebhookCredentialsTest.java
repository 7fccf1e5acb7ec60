/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.params.ParameterizedTest;

import io.qlara.camel.whatsapp.QlaraWhatsAppComponent;
import io.qlara.camel.whatsapp.WebhookCredentials;

import static org.assertj.core.api.Assertions.assertThat;

/** Credentials that the component has for all its webhook routes. */
class WebhookCredentialsTest {

    private static final String BASIC = "Basic cWxhcmE6cGFzc3dvcmQ=";

    private final WebhookRoute route = new WebhookRoute();

    @BeforeEach
    void setCredentialsOfTheComponent() {
        WebhookCredentials credentials
                = route.camel.getComponent("qlara-whatsapp", QlaraWhatsAppComponent.class).getWebhookCredentials();
        credentials.setToken("token");
        credentials.setUsername("qlara");
        credentials.setPassword("password");
    }

    @AfterEach
    void stop() {
        route.close();
    }

    @Test
    void holdForARouteThatSetsNone() {
        route.startAs(WebhookRoute.ID, "", steps -> { });

        assertThat(status("X-Webhook-Token", "token")).isEqualTo(200);
        assertThat(status("Authorization", BASIC)).isEqualTo(200);
        assertThat(status("X-Webhook-Token", "other")).isEqualTo(401);
    }

    @Test
    void doNotHoldForARouteWithATokenOfItsOwn() {
        route.startAs(WebhookRoute.ID, "webhookToken=own", steps -> { });

        assertThat(status("X-Webhook-Token", "own")).isEqualTo(200);
        assertThat(status("X-Webhook-Token", "token")).isEqualTo(401);
        assertThat(status("Authorization", BASIC)).isEqualTo(401);
    }

    @Test
    void areAskedForThoughTheRouteAllowsCallsWithout() {
        route.startAs(WebhookRoute.ID, "allowUnauthenticated=true", steps -> { });

        assertThat(status("X-Webhook-Token", "other")).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = { " ", ",", "%0A" })
    void countAlthoughTheRouteSetsABlankToken(String token) {
        route.startAs(WebhookRoute.ID, "allowUnauthenticated=true&webhookToken=" + token, steps -> { });

        assertThat(status("X-Webhook-Token", "other")).isEqualTo(401);
    }

    @Test
    void mayBeSetByTheNamesThatTheyHaveOnARoute() {
        QlaraWhatsAppComponent component = route.camel.getComponent("qlara-whatsapp", QlaraWhatsAppComponent.class);
        component.setWebhookCredentials(new WebhookCredentials());
        component.setWebhookToken("guessed");
        route.startAs(WebhookRoute.ID, "", steps -> { });

        assertThat(status("X-Webhook-Token", "guessed")).isEqualTo(200);
        assertThat(status("X-Webhook-Token", "other")).isEqualTo(401);
    }

    @Test
    void aLineBreakAtTheEndOfASecretFileIsNoPartOfThem() {
        WebhookCredentials credentials = new WebhookCredentials();
        credentials.setToken("token\n");
        credentials.setUsername("qlara\r\n");
        credentials.setPassword("password\n");
        route.camel.getComponent("qlara-whatsapp", QlaraWhatsAppComponent.class).setWebhookCredentials(credentials);
        route.startAs(WebhookRoute.ID, "", steps -> { });

        assertThat(status("X-Webhook-Token", "token")).isEqualTo(200);
        assertThat(status("Authorization", BASIC)).isEqualTo(200);
    }

    private int status(String header, String value) {
        return route.call(WebhookCall.post("{\"messageId\": \"1\"}").with(header, value)).status();
    }
}
