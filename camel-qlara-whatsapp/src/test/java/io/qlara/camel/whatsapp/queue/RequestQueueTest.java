/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.queue;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.qlara.camel.whatsapp.client.RateLimiter;
import io.qlara.camel.whatsapp.queue.RequestQueue.QueueFullException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RequestQueueTest {

    private final ManualLimiter limiter = new ManualLimiter();
    private final RequestQueue queue = new RequestQueue(limiter, 3, new ConnectionLimit(100, Runnable::run));
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
        CompletableFuture<Void> impatient = enter(queue);
        enter("c", false);

        impatient.cancel(false);
        enter("d", false);
        limiter.grant(3);

        assertThat(left).containsExactly("a", "c", "d");
        assertThat(queue.length()).isZero();
    }

    @Test
    void aFailureOfTheRateLimiterFailsTheHeadAndTheNextAsksAnew() {
        CompletableFuture<Void> first = enter(queue);
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
        }, 3, new ConnectionLimit(100, Runnable::run));

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
        }, 3, new ConnectionLimit(100, Runnable::run));

        assertThat(enter(broken)).isCompletedExceptionally();
        assertThat(enter(broken)).isCompleted();
    }

    @Test
    void theRateLimiterIsAskedOnlyOnceThereIsAConnection() {
        ConnectionLimit connections = new ConnectionLimit(1, Runnable::run);
        RequestQueue busy = new RequestQueue(limiter, 3, connections);
        enter(busy);
        limiter.grant(1);
        CompletableFuture<Void> second = enter(busy);
        assertThat(limiter.asked).isEmpty();

        busy.giveConnectionBack();

        assertThat(second).isNotCompleted();
        limiter.grant(1);
        assertThat(second).isCompleted();
        assertThat(connections.taken()).isEqualTo(1);
    }

    @Test
    void whatWaitsForAConnectionDoesNotCountForTheRateLimiter() {
        RequestQueue busy = new RequestQueue(limiter, 1, new ConnectionLimit(1, Runnable::run));
        enter(busy);
        limiter.grant(1);

        assertThat(List.of(enter(busy), enter(busy), enter(busy))).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void oneThatGaveUpTakesNoConnection() {
        ConnectionLimit connections = new ConnectionLimit(1, Runnable::run);
        RequestQueue queueOfOne = new RequestQueue(limiter, 3, connections);
        enter(queueOfOne).cancel(false);

        limiter.grant(1);

        assertThat(connections.taken()).isZero();
    }

    @Test
    void aPermitThatComesAsTheHeadGivesUpGoesToTheNextOne() {
        CompletableFuture<Void> impatient = enter(queue);
        enter("b", false);
        // runs before the queue has heard of it
        impatient.whenComplete((granted, cancellation) -> limiter.grant(1));

        impatient.cancel(false);

        assertThat(left).containsExactly("b");
        assertThat(limiter.asked).isEmpty();
    }

    @Test
    void aPermitThatComesAsTheOnlyOneGivesUpTakesNoConnection() {
        ConnectionLimit connections = new ConnectionLimit(1, Runnable::run);
        RequestQueue queueOfOne = new RequestQueue(limiter, 3, connections);
        CompletableFuture<Void> impatient = enter(queueOfOne);
        impatient.whenComplete((granted, cancellation) -> limiter.grant(1));

        impatient.cancel(false);

        assertThat(connections.taken()).isZero();
    }

    @Test
    void theWaitForAConnectionCountsFromWhenAllWereBusy() {
        RequestQueue busy = new RequestQueue(limiter, 3, new ConnectionLimit(1, Runnable::run));
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
        RequestQueue governed = new RequestQueue(new Governor(0, 0, new VirtualTime(), new VirtualTime(), () -> 0), 3,
                new ConnectionLimit(1, Runnable::run));
        Instant later = Instant.now().plusSeconds(600);

        governed.holdUntil(later);
        governed.holdUntil(later.minusSeconds(60));

        assertThat(governed.heldUntil()).isEqualTo(later);
    }

    @Test
    void manyImmediatePermitsDoNotNest() {
        RequestQueue open = new RequestQueue(new Governor(0, 0, new VirtualTime(), new VirtualTime(), () -> 0), 100_000, new ConnectionLimit(Integer.MAX_VALUE, Runnable::run));
        for (int i = 0; i < 100_000; i++) {
            enter(open).thenRun(() -> left.add("x"));
        }

        assertThat(left).hasSize(100_000);
    }

    private void enter(String name, boolean repeat) {
        try {
            queue.turn(repeat).thenRun(() -> left.add(name));
        } catch (QueueFullException e) {
            throw new AssertionError(e);
        }
    }

    static CompletableFuture<Void> enter(RequestQueue queue) {
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
