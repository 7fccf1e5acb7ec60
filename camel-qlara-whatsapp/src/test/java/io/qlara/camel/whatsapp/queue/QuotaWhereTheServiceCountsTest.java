/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.queue;

import java.time.Duration;
import java.util.Collections;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.qlara.camel.whatsapp.queue.ConnectionLimit.Reservation;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests travel unequally fast, and the service counts when they arrive. */
class QuotaWhereTheServiceCountsTest extends GovernedRequests {

    private final Random random = new Random(1);

    @ParameterizedTest
    @CsvSource({ "0, 492", "15, 492", "60, 471", "100, 454", "20000, 454" })
    void theQuotaOfASecondIsUsedLessWhereAnswersTakeLongerThanTheFastest(int longer, int expected) {
        travel = () -> Duration.ofMillis(20);
        request(queue(governor(50, 0)), 3000);
        time.advance(Duration.ofSeconds(30));
        int before = departures.size();

        travel = () -> Duration.ofMillis(20 + longer / 2);
        time.advance(Duration.ofSeconds(10));

        assertThat(departures.size() - before).isBetween(expected, expected + 3);
    }

    @Test
    void noWindowHoldsMoreThanTheQuotaThoughRequestsTravelUnequallyFast() {
        travel = () -> Duration.ofMillis(5 + random.nextInt(20) * random.nextInt(5));
        request(queue(governor(50, 0)), 3000);

        time.advance(Duration.ofMinutes(2));

        Collections.sort(arrivals);
        assertThat(arrivals).hasSize(3000);
        assertThat(mostIn(SECOND, arrivals)).isEqualTo(50);
    }

    @Test
    void noWindowHoldsMoreThanTheQuotaWhenTheFirstRequestsAreSlow() {
        RequestQueue queue = queue(governor(50, 0));
        for (int burst = 0; burst < 5; burst++) {
            sendSlowlyAtFirst(queue);
        }

        Collections.sort(arrivals);
        assertThat(arrivals).hasSize(1500);
        assertThat(mostIn(SECOND, arrivals)).isEqualTo(50);
    }

    @Test
    void noWindowHoldsMoreThanTheQuotaAfterAnOutage() {
        RequestQueue queue = queue(governor(50, 0));
        travel = () -> Duration.ofMillis(5);
        request(queue, 20);
        time.advance(Duration.ofSeconds(12));
        Reservation lost = QueuedRequests.enter(queue).join();
        lost.departs();
        time.advance(Duration.ofHours(1));
        lost.giveBack();

        sendSlowlyAtFirst(queue);

        Collections.sort(arrivals);
        assertThat(arrivals).hasSize(320);
        assertThat(mostIn(SECOND, arrivals)).isEqualTo(50);
    }

    @Test
    void oneSlowAnswerSomeSecondsBeforeIsNoneToCompareWith() {
        RequestQueue queue = queue(governor(50, 0));
        travel = () -> Duration.ofMillis(200);
        request(queue, 1);
        time.advance(Duration.ofSeconds(12));

        sendSlowlyAtFirst(queue);

        Collections.sort(arrivals);
        assertThat(mostIn(SECOND, arrivals)).isEqualTo(50);
    }

    /** 300 requests, of which those of the first half second travel as slowly as those of a JVM that has just started. */
    private void sendSlowlyAtFirst(RequestQueue queue) {
        long begin = time.nanos();
        travel = () -> Duration.ofMillis(time.nanos() - begin < SECOND / 2 ? 5 + random.nextInt(400) : 5);
        request(queue, 300);
        time.advance(Duration.ofSeconds(40));
    }
}
