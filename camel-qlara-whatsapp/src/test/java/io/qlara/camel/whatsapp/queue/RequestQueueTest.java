/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.queue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.qlara.camel.whatsapp.client.RateLimiter;
import io.qlara.camel.whatsapp.queue.RequestQueue.QueueFullException;
import io.qlara.camel.whatsapp.queue.RequestQueue.Turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RequestQueueTest {

    private static final Exception GAVE_UP = new Exception("gave up");

    private final VirtualTime time = new VirtualTime();
    private final ManualLimiter limiter = new ManualLimiter();
    private final RequestQueue queue = new RequestQueue(limiter, 3, connections(100));
    private final List<String> left = new ArrayList<>();

    @Test
    void requestsLeaveInOrderOfArrival() {
        enter("a", false);
        enter("b", false);
        enter("c", false);

        limiter.grant(3);

        assertThat(left).containsExactly("a", "b", "c");
    }

    @Test
    void onlyTheHeadAsksTheRateLimiter() {
        enter("a", false);
        enter("b", false);

        assertThat(limiter.asked).hasSize(1);
        limiter.grant(1);
        assertThat(limiter.asked).hasSize(1);
    }

    @Test
    void repeatsLeaveBeforeAllOthersAndAmongThemselvesInOrder() {
        enter("a", false);
        enter("b", false);
        enter("repeat 1", true);
        enter("repeat 2", true);

        limiter.grant(4);

        assertThat(left).containsExactly("repeat 1", "repeat 2", "a", "b");
    }

    @Test
    void oneMoreThanMayWaitIsRefusedButARepeatIsNot() {
        enter("a", false);
        enter("b", false);
        enter("c", false);

        assertThatThrownBy(() -> queue.turn(false)).isInstanceOf(QueueFullException.class);
        enter("repeat", true);
        assertThat(queue.length()).isEqualTo(4);
    }

    @Test
    void whoGivesUpMakesPlaceAtOnceAndIsSkipped() {
        enter("a", false);
        Turn impatient = enter(queue);
        enter("c", false);

        impatient.giveUp(GAVE_UP, false);
        enter("d", false);
        limiter.grant(3);

        assertThat(left).containsExactly("a", "c", "d");
        assertThat(queue.length()).isZero();
    }

    @Test
    void aFailureOfTheRateLimiterFailsTheHeadAndTheNextAsksAnew() {
        Turn first = enter(queue);
        enter("b", false);

        limiter.asked.poll().completeExceptionally(new IllegalStateException("out of order"));
        limiter.grant(1);

        assertThat(first).isCompletedExceptionally();
        assertThat(left).containsExactly("b");
    }

    @Test
    void aRateLimiterThatGivesNothingFailsTheRequestAndIsAskedAgainForTheNext() {
        Deque<Optional<CompletionStage<Void>>> given
                = new ArrayDeque<>(List.of(Optional.empty(), Optional.of(CompletableFuture.completedFuture(null))));
        RequestQueue broken = new RequestQueue(new RateLimiter() {
            @Override
            public CompletionStage<Void> acquire() {
                return given.remove().orElse(null);
            }

            @Override
            public void holdUntil(Instant time) {
                // nothing is held here
            }
        }, 3, connections(100));

        assertThat(enter(broken)).isCompletedExceptionally();
        assertThat(enter(broken)).isCompleted();
    }

    static Stream<Throwable> failures() {
        return Stream.of(new IllegalStateException("out of order"), new NoClassDefFoundError("io/github/bucket4j/Bucket"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aRateLimiterThatThrowsFailsTheRequestAndIsAskedAgainForTheNext(Throwable failure) {
        Deque<Throwable> failures = new ArrayDeque<>(List.of(failure));
        RequestQueue broken = new RequestQueue(new RateLimiter() {
            @Override
            public CompletionStage<Void> acquire() {
                if (failures.peek() instanceof Error) {
                    throw (Error) failures.remove();
                }
                if (!failures.isEmpty()) {
                    throw (RuntimeException) failures.remove();
                }
                return CompletableFuture.completedFuture(null);
            }

            @Override
            public void holdUntil(Instant time) {
                throw new IllegalStateException("out of order");
            }
        }, 3, connections(100));

        assertThat(enter(broken)).isCompletedExceptionally();
        assertThat(enter(broken)).isCompleted();
    }

    @Test
    void theRateLimiterIsAskedOnlyOnceThereIsAConnection() {
        ConnectionLimit connections = connections(1);
        RequestQueue busy = new RequestQueue(limiter, 3, connections);
        Turn first = enter(busy);
        limiter.grant(1);
        Turn second = enter(busy);
        assertThat(limiter.asked).isEmpty();

        first.join().giveBack();
        time.advance(Duration.ZERO);

        assertThat(second).isNotCompleted();
        limiter.grant(1);
        assertThat(second).isCompleted();
        assertThat(connections.taken()).isEqualTo(1);
    }

    @Test
    void whatWaitsForAConnectionIsBoundedToo() {
        RequestQueue busy = new RequestQueue(limiter, 2, connections(1));
        enter(busy);
        limiter.grant(1);

        assertThat(List.of(enter(busy), enter(busy))).noneMatch(CompletableFuture::isDone);
        assertThatThrownBy(() -> busy.turn(false)).isInstanceOf(QueueFullException.class);
    }

    @Test
    void aBacklogStaysBoundedWhileItMoves() throws QueueFullException {
        RequestQueue busy = new RequestQueue(limiter, 2, connections(1));
        Turn first = enter(busy);
        limiter.grant(1);
        enter(busy);
        busy.turn(true);
        busy.turn(true);
        enter(busy);

        first.join().giveBack();
        time.advance(Duration.ZERO);

        assertThatThrownBy(() -> busy.turn(false)).isInstanceOf(QueueFullException.class);
    }

    @Test
    void whatWaitsForItsRepeatIsBoundedToo() throws QueueFullException {
        RequestQueue busy = new RequestQueue(limiter, 2, connections(1));
        for (int i = 0; i < 3; i++) {
            busy.pauseBegins();
        }

        assertThatThrownBy(() -> busy.turn(false)).isInstanceOf(QueueFullException.class);
        busy.pauseEnds();
        assertThat(busy.turn(false)).isNotDone();
    }

    @Test
    void manyThatComeAtOnceWithoutABacklogAreNotRefused() {
        RequestQueue open = new RequestQueue(limiter, 0, connections(2));

        assertThat(List.of(enter(open))).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void aPermitThatNeverComesDoesNotStopTheQueue() {
        Turn unanswered = enter(queue);
        enter("b", false);

        unanswered.giveUp(GAVE_UP, true);

        assertThat(limiter.asked).hasSize(2);
        limiter.asked.removeLast().complete(null);
        assertThat(left).containsExactly("b");
    }

    @Test
    void manyThatWaitedForTheSamePermitAskForOneNewOne() {
        List<Turn> waiting = List.of(enter(queue), enter(queue));
        enter("next", false);

        waiting.forEach(turn -> turn.giveUp(GAVE_UP, true));

        assertThat(limiter.asked).hasSize(2);
    }

    @Test
    void twoHundredThousandThatWaitEndInUnderASecond() {
        RequestQueue full = new RequestQueue(limiter, Integer.MAX_VALUE, connections(10));
        List<Turn> waiting = new ArrayList<>();
        for (int i = 0; i < 200_000; i++) {
            waiting.add(enter(full));
        }
        Collections.shuffle(waiting, new Random(1));
        // the time of this thread alone: others may keep the processor busy
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begun = threads.getCurrentThreadCpuTime();

        waiting.forEach(turn -> turn.giveUp(GAVE_UP, false));

        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - begun)).isLessThan(Duration.ofSeconds(1));
        assertThat(full.length()).isZero();
    }

    @Test
    void ofTwoKeysOnOneConnectionOneLeaves() {
        ConnectionLimit connections = connections(1);
        Turn first = enter(new RequestQueue(limiter, 3, connections));
        Turn second = enter(new RequestQueue(limiter, 3, connections));

        limiter.grant(1);
        assertThat(first).isCompleted();
        assertThat(limiter.asked).isEmpty();

        first.join().giveBack();
        time.advance(Duration.ZERO);
        limiter.grant(1);
        assertThat(second).isCompleted();
        assertThat(connections.taken()).isEqualTo(1);
    }

    @Test
    void aKeyThatWaitsLongForAPermitLeavesItsConnectionToAnotherAndAsksForAnotherPermit() {
        ConnectionLimit connections = connections(1);
        ManualLimiter held = new ManualLimiter();
        Turn waitsOutAHold = enter(new RequestQueue(held, 3, connections));
        Turn ofOtherKey = enter(new RequestQueue(limiter, 3, connections));

        time.advance(ConnectionLimit.LONGEST_IDLE);
        limiter.grant(1);
        assertThat(ofOtherKey).isCompleted();

        held.grant(1);
        assertThat(waitsOutAHold).isNotCompleted();
        ofOtherKey.join().giveBack();
        time.advance(Duration.ZERO);
        held.grant(1);
        assertThat(waitsOutAHold).isCompleted();
        assertThat(connections.taken()).isEqualTo(1);
    }

    @Test
    void oneThatGaveUpTakesNoConnection() {
        ConnectionLimit connections = connections(1);
        RequestQueue queueOfOne = new RequestQueue(limiter, 3, connections);
        enter(queueOfOne).giveUp(GAVE_UP, false);

        limiter.grant(1);

        assertThat(connections.taken()).isZero();
    }

    @Test
    void aPermitThatComesAsTheHeadGivesUpGoesToTheNextOne() {
        Turn impatient = enter(queue);
        enter("b", false);
        // runs before the queue has heard of it
        impatient.whenComplete((granted, cancellation) -> limiter.grant(1));

        impatient.giveUp(GAVE_UP, false);

        assertThat(left).containsExactly("b");
        assertThat(limiter.asked).isEmpty();
    }

    @Test
    void aPermitThatComesAsTheOnlyOneGivesUpTakesNoConnection() {
        ConnectionLimit connections = connections(1);
        RequestQueue queueOfOne = new RequestQueue(limiter, 3, connections);
        Turn impatient = enter(queueOfOne);
        impatient.whenComplete((granted, cancellation) -> limiter.grant(1));

        impatient.giveUp(GAVE_UP, false);

        assertThat(connections.taken()).isZero();
    }

    @Test
    void theWaitForAConnectionCountsFromWhenAllWereBusy() {
        RequestQueue busy = new RequestQueue(limiter, 3, connections(1));
        enter(busy);
        limiter.grant(1);
        long before = System.nanoTime();
        enter(busy);
        long after = System.nanoTime();

        assertThat(busy.waitedForConnection(before - 1_000, after + 500)).isBetween(500L, after + 500 - before);
        assertThat(busy.waitedForConnection(after, after + 500)).isEqualTo(500);
    }

    @Test
    void nothingWaitsForAConnectionWhileTheRateLimiterIsAsked() {
        enter(queue);

        assertThat(queue.waitedForConnection(0, System.nanoTime())).isZero();
    }

    @Test
    void anEarlierHoldDoesNotEndALaterOne() {
        RequestQueue governed = new RequestQueue(new Governor(0, 0, Duration.ZERO, new VirtualTime(), new VirtualTime(), () -> 0), 3,
                connections(1));
        Instant later = Instant.now().plusSeconds(600);

        governed.holdUntil(later);
        governed.holdUntil(later.minusSeconds(60));

        assertThat(governed.heldUntil()).isEqualTo(later);
    }

    @Test
    void manyImmediatePermitsDoNotNest() {
        RequestQueue open = new RequestQueue(new Governor(0, 0, Duration.ZERO, new VirtualTime(), new VirtualTime(), () -> 0), 100_000, connections(Integer.MAX_VALUE));
        for (int i = 0; i < 100_000; i++) {
            enter(open).thenRun(() -> left.add("x"));
        }

        assertThat(left).hasSize(100_000);
    }

    private ConnectionLimit connections(int connections) {
        return new ConnectionLimit(connections, time, time::nanos);
    }

    private void enter(String name, boolean repeat) {
        try {
            queue.turn(repeat).thenRun(() -> left.add(name));
        } catch (QueueFullException e) {
            throw new AssertionError(e);
        }
    }

    static Turn enter(RequestQueue queue) {
        try {
            return queue.turn(false);
        } catch (QueueFullException e) {
            throw new AssertionError(e);
        }
    }

    /** Grants when it is told to. */
    private static final class ManualLimiter implements RateLimiter {

        private final Deque<CompletableFuture<Void>> asked = new ArrayDeque<>();

        void grant(int permits) {
            for (int i = 0; i < permits; i++) {
                asked.remove().complete(null);
            }
        }

        @Override
        public CompletionStage<Void> acquire() {
            CompletableFuture<Void> permit = new CompletableFuture<>();
            asked.add(permit);
            return permit;
        }

        @Override
        public void holdUntil(Instant time) {
            throw new UnsupportedOperationException();
        }
    }
}
