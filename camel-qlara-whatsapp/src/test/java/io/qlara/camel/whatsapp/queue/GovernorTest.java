/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.qlara.camel.whatsapp.client.RateLimiter;
import io.qlara.camel.whatsapp.queue.ConnectionLimit.Reservation;
import io.qlara.camel.whatsapp.queue.RequestQueue.Turn;

import static org.assertj.core.api.Assertions.assertThat;

class GovernorTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final VirtualTime time = new VirtualTime();
    private final List<Long> departures = new ArrayList<>();
    private final List<Long> arrivals = new ArrayList<>();
    private Supplier<Duration> travel = () -> Duration.ZERO;

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
    void noWindowHoldsMoreThanTheQuotaWhereTheServiceCountsThoughRequestsTravelUnequallyFast() {
        Random random = new Random(1);
        travel = () -> Duration.ofMillis(5 + random.nextInt(20) * random.nextInt(5));
        request(queue(governor(50, 0)), 3000);

        time.advance(Duration.ofMinutes(2));

        Collections.sort(arrivals);
        assertThat(arrivals).hasSize(3000);
        assertThat(mostIn(SECOND, arrivals)).isEqualTo(50);
    }

    @Test
    void noWindowHoldsMoreThanTheQuotaWhereTheServiceCountsWhenTheFirstRequestsAreSlow() {
        Random random = new Random(1);
        RequestQueue queue = queue(governor(50, 0));
        for (int burst = 0; burst < 5; burst++) {
            long begin = time.nanos();
            travel = () -> Duration.ofMillis(time.nanos() - begin < SECOND / 2 ? 5 + random.nextInt(400) : 5);
            request(queue, 300);
            time.advance(Duration.ofSeconds(40));
        }

        Collections.sort(arrivals);
        assertThat(arrivals).hasSize(1500);
        assertThat(mostIn(SECOND, arrivals)).isEqualTo(50);
    }

    @Test
    void noWindowHoldsMoreThanTheQuotaWhereTheServiceCountsAfterAnOutage() {
        Random random = new Random(1);
        RequestQueue queue = queue(governor(50, 0));
        travel = () -> Duration.ofMillis(5);
        request(queue, 20);
        time.advance(Duration.ofSeconds(12));
        Reservation lost = RequestQueueTest.enter(queue).join();
        lost.departs();
        time.advance(Duration.ofHours(1));
        lost.giveBack();

        long begin = time.nanos();
        travel = () -> Duration.ofMillis(time.nanos() - begin < SECOND / 2 ? 5 + random.nextInt(400) : 5);
        request(queue, 300);
        time.advance(Duration.ofSeconds(40));

        Collections.sort(arrivals);
        assertThat(arrivals).hasSize(320);
        assertThat(mostIn(SECOND, arrivals)).isEqualTo(50);
    }

    @Test
    void oneSlowAnswerSomeSecondsBeforeIsNoneToCompareWith() {
        Random random = new Random(1);
        RequestQueue queue = queue(governor(50, 0));
        travel = () -> Duration.ofMillis(200);
        request(queue, 1);
        time.advance(Duration.ofSeconds(12));

        long begin = time.nanos();
        travel = () -> Duration.ofMillis(time.nanos() - begin < SECOND / 2 ? 5 + random.nextInt(400) : 5);
        request(queue, 300);
        time.advance(Duration.ofSeconds(40));

        Collections.sort(arrivals);
        assertThat(mostIn(SECOND, arrivals)).isEqualTo(50);
    }

    @ParameterizedTest
    @CsvSource({ "20, 495", "300, 465", "500, 445", "1000, 440" })
    void theFirstTenSecondsUseMostOfTheQuotaWhereAnswersTakeEquallyLong(int answer, int expected) {
        travel = () -> Duration.ofMillis(answer / 2);
        request(queue(new Governor(50, 1000, Duration.ofMillis(5), time, time, time::nanos)), 3000);

        time.advance(Duration.ofSeconds(10));

        assertThat(departures.size()).isBetween(expected, 500);
    }

    @Test
    void oneASecondLeavesEachSecond() {
        travel = () -> Duration.ofMillis(10);
        request(queue(new Governor(1, 0, Duration.ofMillis(5), time, time, time::nanos)), 100);

        time.advance(Duration.ofSeconds(60));

        assertThat(departures.size()).isBetween(58, 60);
    }

    @Test
    void whatHasNotLeftKeepsItsPlaceAndFreesItWhenItIsGivenUp() {
        RequestQueue queue = queue(governor(1, 0));
        Reservation connecting = RequestQueueTest.enter(queue).join();
        request(queue, 1);
        time.advance(Duration.ofSeconds(3));
        assertThat(departures).isEmpty();

        connecting.giveBack();
        time.advance(Duration.ofMillis(10));

        assertThat(departures).hasSize(1);
    }

    @Test
    void whoWaitsLeavesSoonAfterAPlaceIsFree() {
        RequestQueue queue = queue(governor(0, 2));
        request(queue, 1);
        Reservation connecting = RequestQueueTest.enter(queue).join();
        request(queue, 1);
        time.advance(Duration.ofSeconds(1));

        connecting.giveBack();
        time.advance(Duration.ofMillis(10));

        assertThat(departures).hasSize(2);
    }

    @Test
    void aPermitWhoseQuestionFailsTakesNoPlace() {
        AtomicReference<Error> failure = new AtomicReference<>();
        RequestQueue queue = new RequestQueue(governor(1, 0), 1000, new ConnectionLimit(10, time, () -> {
            Error next = failure.getAndSet(null);
            if (next != null) {
                throw next;
            }
            return time.nanos();
        }));
        request(queue, 1);
        failure.set(new OutOfMemoryError("for a moment"));
        assertThat(RequestQueueTest.enter(queue)).isCompletedExceptionally();

        request(queue, 1);
        time.advance(Duration.ofMillis(1100));

        assertThat(departures).hasSize(2);
    }

    @Test
    void aPermitThatIsCancelledWhileItWaitsTakesNoPlace() {
        Governor governor = governor(1, 0);
        request(queue(governor), 1);
        governor.acquire().toCompletableFuture().cancel(false);

        request(queue(governor), 1);
        time.advance(Duration.ofMillis(1100));

        assertThat(departures).hasSize(2);
    }

    @Test
    void aClockThatOverflowsHoldsNobodyUpAndLetsNobodyThrough() {
        long base = Long.MAX_VALUE - 2 * SECOND;
        request(queue(new Governor(5, 0, Duration.ofMillis(15), time, time, () -> base + time.nanos())), 100);

        time.advance(Duration.ofSeconds(10));

        assertThat(departures.size()).isBetween(48, 50);
        assertThat(mostIn(SECOND)).isEqualTo(5);
    }

    @Test
    void whatNeverLeavesTakesNothingOfTheQuota() {
        RequestQueue queue = queue(governor(0, 3));
        for (int i = 0; i < 10; i++) {
            RequestQueueTest.enter(queue).join().giveBack();
        }

        request(queue, 5);

        assertThat(departures).hasSize(3);
    }

    @Test
    void whatWaitsForItsConnectionCountsFromItsDeparture() {
        RequestQueue queue = queue(governor(2, 0));
        Reservation connecting = RequestQueueTest.enter(queue).join();
        request(queue, 3);
        time.advance(Duration.ofMillis(800));
        connecting.departs();
        departures.add(time.nanos());

        time.advance(Duration.ofSeconds(5));

        assertThat(departures).hasSize(4);
        assertThat(mostIn(SECOND)).isLessThanOrEqualTo(2);
    }

    @Test
    void whatLeavesLaterThanASecondAfterItsPermitCountsToo() {
        RequestQueue queue = queue(governor(1, 0));
        Reservation connecting = RequestQueueTest.enter(queue).join();
        time.advance(Duration.ofSeconds(3));
        connecting.departs();
        departures.add(time.nanos());

        request(queue, 1);
        time.advance(Duration.ofSeconds(5));

        assertThat(departures).hasSize(2);
        assertThat(mostIn(SECOND)).isEqualTo(1);
    }

    @Test
    void whatNeverLeavesHoldsNobodyUpForLongerThanTheSecondOfItsPermit() {
        RequestQueue queue = queue(governor(1, 0));
        RequestQueueTest.enter(queue).join().giveBack();
        request(queue, 1);

        time.advance(Duration.ofMillis(1015));

        assertThat(departures).hasSize(1);
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
    void nothingLeavesDuringAHold() {
        Governor governor = governor(0, 0);
        governor.holdUntil(time.instant().plusSeconds(5));
        request(queue(governor), 10);

        time.advance(Duration.ofMillis(4999));
        assertThat(departures).isEmpty();
        time.advance(Duration.ofSeconds(5));

        assertThat(departures).hasSize(10);
    }

    @Test
    void aHoldAlsoHoldsWhoeverWaitsAlready() {
        Governor governor = governor(1, 0);
        request(queue(governor), 2);

        governor.holdUntil(time.instant().plusSeconds(30));
        time.advance(Duration.ofSeconds(29));

        assertThat(departures).hasSize(1);
    }

    @Test
    void anEarlierHoldDoesNotShortenALaterOne() {
        Governor governor = governor(0, 0);
        governor.holdUntil(time.instant().plusSeconds(30));
        governor.holdUntil(time.instant().plusSeconds(1));
        request(queue(governor), 1);

        time.advance(Duration.ofSeconds(29));

        assertThat(departures).isEmpty();
    }

    @Test
    void noBurstFollowsAHold() {
        Governor governor = governor(0, 0);
        governor.holdUntil(time.instant().plusSeconds(5));
        request(queue(governor), 200);

        time.advance(Duration.ofSeconds(10));

        assertThat(departures).hasSize(200);
        assertThat(mostIn(SECOND)).isLessThanOrEqualTo(50);
    }

    @Test
    void thePaceAfterAHoldDoublesEveryFiveSeconds() {
        Governor governor = governor(0, 0);
        governor.holdUntil(time.instant().plusSeconds(1));
        request(queue(governor), 20_000);

        time.advance(Duration.ofSeconds(6));
        assertThat(departures.size()).isBetween(220, 230);
        time.advance(Duration.ofSeconds(5));
        assertThat(departures.size()).isBetween(670, 690);
        time.advance(Duration.ofSeconds(15));

        assertThat(departures.size()).isBetween(7000, 7100);
    }

    @Test
    void thePaceAfterAHoldNeverExceedsTheQuota() {
        Governor governor = governor(50, 1000);
        governor.holdUntil(time.instant().plusSeconds(1));
        request(queue(governor), 3000);

        time.advance(Duration.ofMinutes(4));

        assertThat(departures).hasSize(3000);
        assertThat(mostIn(SECOND)).isLessThanOrEqualTo(50);
        assertThat(mostIn(MINUTE)).isLessThanOrEqualTo(1000);
    }

    @Test
    void anotherHoldSlowsThePaceDownAgain() {
        Governor governor = governor(0, 0);
        governor.holdUntil(time.instant().plusSeconds(1));
        request(queue(governor), 100_000);
        time.advance(Duration.ofSeconds(31));
        int before = departures.size();

        governor.holdUntil(time.instant().plusSeconds(1));
        time.advance(Duration.ofSeconds(2));

        assertThat(departures.size() - before).isBetween(45, 50);
    }

    @Test
    void theEvenPaceAfterAHoldEndsWhenNobodyWaitsAnyMore() {
        Governor governor = governor(0, 0);
        RequestQueue queue = queue(governor);
        governor.holdUntil(time.instant().plusSeconds(1));
        request(queue, 10);
        time.advance(Duration.ofSeconds(10));

        request(queue, 500);

        assertThat(departures).hasSize(510);
    }

    @Test
    void noBurstFollowsAHoldIfTheConnectionsWereBusyMeanwhile() {
        Governor governor = governor(0, 0);
        ConnectionLimit connections = new ConnectionLimit(100, time, time::nanos);
        RequestQueue queue = new RequestQueue(governor, Integer.MAX_VALUE, connections);
        List<Turn> underWay = IntStream.range(0, 100).mapToObj(i -> RequestQueueTest.enter(queue)).toList();
        queue.holdUntil(time.instant().plusMillis(500));
        request(queue, 200);

        time.advance(Duration.ofSeconds(2));
        underWay.forEach(turn -> turn.join().giveBack());
        time.advance(Duration.ofSeconds(2));

        assertThat(departures).hasSizeGreaterThan(50);
        assertThat(mostIn(Duration.ofMillis(100).toNanos())).isLessThanOrEqualTo(5);
    }

    @Test
    void repeatsThatComeTogetherAfterAHoldLeaveEvenly() throws Exception {
        Governor governor = governor(0, 0);
        RequestQueue queue = queue(governor);
        queue.holdUntil(time.instant().plusSeconds(1));
        for (int i = 0; i < 50; i++) {
            queue.pauseBegins();
        }
        time.advance(Duration.ofSeconds(1));

        for (int i = 0; i < 50; i++) {
            queue.pauseEnds();
            queue.turn(true).thenAccept(this::leave);
        }
        time.advance(Duration.ofSeconds(3));

        assertThat(departures).hasSize(50);
        assertThat(mostIn(Duration.ofMillis(100).toNanos())).isLessThanOrEqualTo(5);
    }

    private Governor governor(int perSecond, int perMinute) {
        return new Governor(perSecond, perMinute, Duration.ofMillis(15), time, time, time::nanos);
    }

    private RequestQueue queue(RateLimiter limiter) {
        return new RequestQueue(limiter, Integer.MAX_VALUE, new ConnectionLimit(Integer.MAX_VALUE, time, time::nanos));
    }

    private void request(RequestQueue queue, int count) {
        for (int i = 0; i < count; i++) {
            RequestQueueTest.enter(queue).thenAccept(this::leave);
        }
    }

    /** Travels to the service, and its answer as long back. */
    private void leave(Reservation reservation) {
        Duration travelled = travel.get();
        departures.add(time.nanos());
        reservation.departs();
        time.schedule(travelled, () -> arrivals.add(time.nanos()));
        time.schedule(travelled.multipliedBy(2), reservation::answered);
    }

    private int mostIn(long window) {
        return mostIn(window, departures);
    }

    /** The most of these times in any window of that length. */
    private static int mostIn(long window, List<Long> times) {
        int most = 0;
        int first = 0;
        for (int last = 0; last < times.size(); last++) {
            while (times.get(last) - times.get(first) >= window) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }
}
