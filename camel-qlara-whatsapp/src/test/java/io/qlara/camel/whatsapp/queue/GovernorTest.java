/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.queue;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** How requests leave within a quota. */
class GovernorTest extends GovernedRequests {

    @ParameterizedTest
    @CsvSource({ "50, 1000", "10, 100", "1, 30", "3, 0", "0, 100", "200, 0" })
    void noWindowHoldsMoreThanTheQuota(int perSecond, int perMinute) {
        RequestQueue queue = queue(governor(perSecond, perMinute));
        request(queue, 3000);

        time.advance(Duration.ofMinutes(5));

        assertThat(mostIn(SECOND)).isLessThanOrEqualTo(perSecond == 0 ? Integer.MAX_VALUE : perSecond);
        assertThat(mostIn(MINUTE)).isLessThanOrEqualTo(perMinute == 0 ? Integer.MAX_VALUE : perMinute);
    }

    @Test
    void noWindowHoldsMoreThanTheQuotaAfterIdling() {
        RequestQueue queue = queue(governor(50, 1000));
        for (int burst = 0; burst < 20; burst++) {
            request(queue, 60);
            time.advance(Duration.ofMillis(2500));
        }
        time.advance(Duration.ofMinutes(2));

        assertThat(departures).hasSize(1200);
        assertThat(mostIn(SECOND)).isLessThanOrEqualTo(50);
        assertThat(mostIn(MINUTE)).isLessThanOrEqualTo(1000);
    }

    @ParameterizedTest
    @CsvSource({ "50, 1000", "3, 0", "0, 100" })
    void minutesWithoutARequestSaveNothingUpForABurst(int perSecond, int perMinute) {
        RequestQueue queue = queue(governor(perSecond, perMinute));
        for (int burst = 0; burst < 3; burst++) {
            time.advance(Duration.ofMinutes(burst + 2));
            request(queue, 1500);
            time.advance(Duration.ofMinutes(20));
        }

        assertThat(departures).hasSize(4500);
        assertThat(mostIn(SECOND)).isLessThanOrEqualTo(perSecond == 0 ? Integer.MAX_VALUE : perSecond);
        assertThat(mostIn(MINUTE)).isLessThanOrEqualTo(perMinute == 0 ? Integer.MAX_VALUE : perMinute);
    }

    @ParameterizedTest
    @CsvSource({ "0, 500", "15, 492", "100, 454" })
    void theQuotaOfASecondIsUsedFromTheStartButForTheMargin(int margin, int expected) {
        request(queue(new Governor(50, 0, Duration.ofMillis(margin), time, time, time::nanos)), 2000);

        time.advance(Duration.ofSeconds(10));

        assertThat(departures.size()).isBetween(expected, expected + 2);
    }

    @Test
    void aTimerThatIsLateCostsNothing() {
        Scheduler late = (delay, action) -> time.schedule(delay.plusMillis(3), action);
        request(queue(new Governor(50, 0, Duration.ofMillis(15), late, time, time::nanos)), 2000);

        time.advance(Duration.ofSeconds(10));

        assertThat(departures.size()).isBetween(491, 494);
        assertThat(mostIn(SECOND)).isLessThanOrEqualTo(50);
    }

    @Test
    void afterAPauseRequestsLeaveEvenlyAgain() {
        RequestQueue queue = queue(governor(50, 0));
        request(queue, 10);
        time.advance(Duration.ofSeconds(30));

        request(queue, 40);
        time.advance(Duration.ofMillis(200));

        assertThat(departures.size() - 10).isBetween(10, 12);
    }

    @ParameterizedTest
    @CsvSource({ "20, 495", "300, 465", "500, 445", "1000, 440" })
    void theFirstTenSecondsUseMostOfTheQuotaWhereAnswersTakeEquallyLong(int answer, int expected) {
        travel = () -> Duration.ofMillis(answer / 2);
        request(queue(new Governor(50, 1000, Duration.ofMillis(5), time, time, time::nanos)), 3000);

        time.advance(Duration.ofSeconds(10));

        assertThat(departures.size()).isBetween(expected, 500);
    }

    @ParameterizedTest
    @CsvSource({ "0, 60500", "400, 60500", "2000, 62000" })
    void aPlaceOfAMinuteIsKeptForTheMarginButForHalfASecondAtLeast(int margin, int expected) {
        request(queue(new Governor(0, 1, Duration.ofMillis(margin), time, time, time::nanos)), 2);

        time.advance(Duration.ofMinutes(2));

        assertThat(Duration.ofNanos(departures.get(1) - departures.get(0)).toMillis()).isBetween((long) expected, expected + 10L);
    }

    @Test
    void oneASecondLeavesEachSecond() {
        travel = () -> Duration.ofMillis(10);
        request(queue(new Governor(1, 0, Duration.ofMillis(5), time, time, time::nanos)), 100);

        time.advance(Duration.ofSeconds(60));

        assertThat(departures.size()).isBetween(58, 60);
    }

    @Test
    void nearlyAllOfTheQuotaOfAMinuteIsUsed() {
        request(queue(governor(50, 1000)), 20_000);

        time.advance(Duration.ofMinutes(10));

        assertThat(departures).hasSizeGreaterThanOrEqualTo(9800);
    }

    @Test
    void withoutLimitsNothingWaits() {
        request(queue(governor(0, 0)), 1000);

        assertThat(departures).hasSize(1000);
    }

    @Test
    void aClockThatOverflowsHoldsNobodyUpAndLetsNobodyThrough() {
        long base = Long.MAX_VALUE - 2 * SECOND;
        request(queue(new Governor(5, 0, Duration.ofMillis(15), time, time, () -> base + time.nanos())), 100);

        time.advance(Duration.ofSeconds(10));

        assertThat(departures.size()).isBetween(48, 50);
        assertThat(mostIn(SECOND)).isEqualTo(5);
    }
}
