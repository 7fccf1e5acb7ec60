/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.monitor;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheck.Result;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How often a check asks; what the service answers is its tries' business. */
class AskingHealthCheckTest {

    private final AtomicLong seconds = new AtomicLong();
    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void aTryThatTookLongIsGoodForItsWholeTimeAfterItsEnd() {
        HealthCheck check = check(() -> seconds.addAndGet(10));

        check.call();
        seconds.addAndGet(9);
        check.call();
        assertThat(tries).hasValue(1);
        seconds.addAndGet(1);
        check.call();

        assertThat(tries).hasValue(2);
    }

    @Test
    void whoCallsDuringATryTakesItsResult() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        HealthCheck check = check(() -> {
            asked.countDown();
            awaitOneMinute(answer);
            seconds.addAndGet(10);
        });
        CompletableFuture<Result> first = CompletableFuture.supplyAsync(check::call);
        assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();
        CompletableFuture<Result> second = CompletableFuture.supplyAsync(check::call);

        answer.countDown();

        assertThat(second.get(1, TimeUnit.MINUTES)).isSameAs(first.get(1, TimeUnit.MINUTES));
        assertThat(tries).hasValue(1);
    }

    @Test
    void aDisabledCheckAsksNobody() {
        HealthCheck check = check(() -> {
        });
        check.setEnabled(false);

        Result result = check.call();

        assertThat(result.getState()).isEqualTo(State.UNKNOWN);
        assertThat(result.getMessage()).contains("Disabled");
        assertThat(tries).hasValue(0);
    }

    private HealthCheck check(Runnable duringATry) {
        return new AskingHealthCheck("check", Duration.ofSeconds(10), true, () -> TimeUnit.SECONDS.toNanos(seconds.get())) {
            @Override
            HealthCheckResultBuilder result() {
                return HealthCheckResultBuilder.on(this);
            }

            @Override
            Result ask() {
                tries.incrementAndGet();
                duringATry.run();
                return result().up().build();
            }
        };
    }

    private static void awaitOneMinute(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
