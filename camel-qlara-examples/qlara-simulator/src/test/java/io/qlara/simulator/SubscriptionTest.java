/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.math.BigDecimal;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriptionTest {

    private static final String SUBSCRIPTION = "/api/v1/partner-gateway/subscription";

    @RegisterExtension
    static QlaraSimulatorExtension simulator = QlaraSimulatorExtension.with(
            builder -> builder.clock(new MutableClock()).credit(new BigDecimal("12.5")));

    @ParameterizedTest
    @ValueSource(strings = {SUBSCRIPTION, "/api/partner-gateway/v1/subscription"})
    void hasTheCreditOfTheBuilder(String path) {
        assertThat(ApiClient.json(client().get(path + "/credit"))).isEqualTo(Map.of("credit", 12.5, "currency", "EUR"));
    }

    @Test
    void hasTheCreditThatATestSetUntilAReset() {
        simulator.get().credit(new BigDecimal("0.5"));
        assertThat(ApiClient.json(client().get(SUBSCRIPTION + "/credit"))).containsEntry("credit", 0.5);

        simulator.get().reset();

        assertThat(ApiClient.json(client().get(SUBSCRIPTION + "/credit"))).containsEntry("credit", 12.5);
    }

    @Test
    void hasAPlan() {
        assertThat(ApiClient.json(client().get(SUBSCRIPTION))).isEqualTo(Map.of("subscriptionId", "sub_1", "plan", "Simulated",
                "status", "ACTIVE", "startDate", "2026-01-01T00:00:00Z", "endDate", "2026-12-31T23:59:59Z", "autoRenew", true,
                "features", Map.of("sms", true, "rcs", true, "whatsapp", true, "maxContacts", 50_000, "webhooks", true)));
    }

    @Test
    void hasAQuotaOfContacts() {
        assertThat(ApiClient.json(client().get(SUBSCRIPTION + "/contacts"))).isEqualTo(Map.of("used", 0, "maxContacts", 50_000));
    }

    @Test
    void isReadOnlyAndHasNothingElse() {
        assertThat(client().post(SUBSCRIPTION + "/credit", Map.of()).statusCode()).isEqualTo(405);
        assertThat(client().get(SUBSCRIPTION + "/invoices").statusCode()).isEqualTo(404);
        assertThat(client().get(SUBSCRIPTION + "/credit/more").statusCode()).isEqualTo(404);
    }

    private static ApiClient client() {
        return ApiClient.of(simulator.get());
    }
}
