/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RateLimitTest {

    private static final MutableClock CLOCK = new MutableClock();

    @RegisterExtension
    static QlaraSimulatorExtension simulator = QlaraSimulatorExtension.with(builder -> builder.clock(CLOCK).rateLimit(2, 3));

    @Test
    void tellsWhatIsLeft() {
        HttpResponse<String> response = get();

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("X-RateLimit-Limit")).hasValue("2");
        assertThat(response.headers().firstValue("X-RateLimit-Remaining")).hasValue("1");
        assertThat(response.headers().firstValue("X-RateLimit-Reset")).hasValue("1");
    }

    @Test
    void refusesMoreThanASecondHolds() {
        get();
        get();

        HttpResponse<String> response = get();

        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(response.headers().firstValue("X-RateLimit-Remaining")).hasValue("0");
        assertThat(ApiClient.json(response)).containsOnly(Map.entry("status", 429), Map.entry("error", "Too Many Requests"),
                Map.entry("message", "Rate limit exceeded, retry after 1 seconds."), Map.entry("retryAfter", 1));
    }

    @Test
    void refusesMoreThanAMinuteHolds() {
        for (int i = 0; i < 3; i++) {
            get();
            CLOCK.advance(Duration.ofSeconds(10));
        }

        HttpResponse<String> response = get();

        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValue("Retry-After")).hasValue("30");
        assertThat(response.headers().firstValue("X-RateLimit-Limit")).hasValue("3");
    }

    @Test
    void namesTheLongerWaitWhenBothWindowsAreFull() {
        get();
        CLOCK.advance(Duration.ofSeconds(10));
        get();
        get();

        assertThat(get().headers().firstValue("Retry-After")).hasValue("50");
    }

    @Test
    void holdsForAnyWindowNotForWholeSecondsOfTheClock() {
        CLOCK.advance(Duration.ofMillis(900));
        get();
        get();
        CLOCK.advance(Duration.ofMillis(999));

        assertThat(get().statusCode()).isEqualTo(429);
    }

    @Test
    void letsTheNextOneInWhenTheWindowHasMoved() {
        get();
        get();
        CLOCK.advance(Duration.ofSeconds(1));

        assertThat(get().statusCode()).isEqualTo(200);
    }

    @Test
    void doesNotCountWhatItRefused() {
        get();
        get();
        get();
        CLOCK.advance(Duration.ofSeconds(1));
        get();
        CLOCK.advance(Duration.ofSeconds(59));

        assertThat(get().statusCode()).isEqualTo(200);
    }

    @Test
    void doesNotCountRequestsWithoutTheKey() {
        for (int i = 0; i < 3; i++) {
            ApiClient.of(simulator.get()).withKey("wrong").get(ApiClient.PHONE_NUMBERS);
        }

        assertThat(get().statusCode()).isEqualTo(200);
    }

    @Test
    void isOffByDefault() {
        try (QlaraSimulator unlimited = QlaraSimulator.builder().build().start()) {
            HttpResponse<String> response = ApiClient.of(unlimited).get(ApiClient.PHONE_NUMBERS);

            assertThat(response.headers().firstValue("X-RateLimit-Limit")).isEmpty();
        }
    }

    private static HttpResponse<String> get() {
        return ApiClient.of(simulator.get()).get(ApiClient.PHONE_NUMBERS);
    }
}
