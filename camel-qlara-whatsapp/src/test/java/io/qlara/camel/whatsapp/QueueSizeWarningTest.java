/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.qlara.camel.whatsapp.client.Bucket4jRateLimiter;

import static org.assertj.core.api.Assertions.assertThat;

/** The start warns where what waits last would time out in the component's own queue. */
class QueueSizeWarningTest extends SimulatedServiceTest {

    @RegisterExtension
    private final LogDuringTest log = LogDuringTest.of(ProducerResources.class);

    @Test
    void moreMayWaitThanTheQuotaLetsLeaveInTime() {
        component.setRequestsPerMinute(1000);
        component.setMaxQueued(5000);

        call("qlara-whatsapp:templates", null, Map.of());
        call("qlara-whatsapp:phoneNumbers", null, Map.of());

        assertThat(log.messages()).containsExactly("The quota lets about 2000 requests leave within requestTimeout (120 s), but maxQueued allows 5000"
                + " to wait, so that the last of them would time out; raise requestTimeout or lower maxQueued");
    }

    @Test
    void theMarginOfTheQuotaCounts() {
        component.setRequestsPerSecond(10);
        component.setQuotaMargin(Duration.ofSeconds(2));
        component.setMaxQueued(500);

        call("qlara-whatsapp:templates", null, Map.of());

        assertThat(log.messages()).singleElement().asString().startsWith("The quota lets about 400 requests leave within requestTimeout (120 s)");
    }

    @Test
    void noMoreMayWaitThanLeavesInTime() {
        component.setRequestsPerMinute(1000);
        component.setMaxQueued(5000);
        component.getConfiguration().setRequestTimeout(Duration.ofMinutes(5));

        call("qlara-whatsapp:templates", null, Map.of());

        assertThat(log.messages()).isEmpty();
    }

    @Test
    void theMinuteThatBeginsWhenTheTimeIsOverLetsNoneLeave() {
        component.setRequestsPerMinute(1000);
        component.setMaxQueued(5000);
        component.getConfiguration().setRequestTimeout(Duration.ofMinutes(4).plusSeconds(1));

        call("qlara-whatsapp:templates", null, Map.of());

        assertThat(log.messages()).isEmpty();
    }

    @Test
    void withoutAMarginTheMinutesOfTheTimeCount() {
        component.setRequestsPerMinute(1000);
        component.setQuotaMargin(Duration.ZERO);
        component.setMaxQueued(2001);

        call("qlara-whatsapp:templates", null, Map.of());

        assertThat(log.messages()).singleElement().asString().startsWith("The quota lets about 2000 requests leave within requestTimeout (120 s)");
    }

    @Test
    void howManyARateLimiterOfTheApplicationLetsLeaveIsUnknown() {
        component.setRequestsPerMinute(1);
        component.setRateLimiter(new Bucket4jRateLimiter());
        component.setMaxQueued(5000);

        call("qlara-whatsapp:templates", null, Map.of());

        assertThat(log.messages()).isEmpty();
    }

    @Test
    void withoutAQuotaNothingWaitsForIt() {
        call("qlara-whatsapp:templates", null, Map.of());

        assertThat(log.messages()).isEmpty();
    }
}
