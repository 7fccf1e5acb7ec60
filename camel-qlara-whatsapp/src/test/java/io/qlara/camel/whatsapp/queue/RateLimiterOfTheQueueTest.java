/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
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
import io.qlara.camel.whatsapp.queue.RequestQueue.Turn;

import static org.assertj.core.api.Assertions.assertThat;

/** When the queue asks its rate limiter, and what a limiter that fails or never answers does to the queue. */
class RateLimiterOfTheQueueTest extends QueuedRequests {

    @Test
    void onlyTheHeadAsksTheRateLimiter() {
        enter("a", false);
        enter("b", false);

        assertThat(limiter.asked).hasSize(1);
        limiter.grant(1);
        assertThat(limiter.asked).hasSize(1);
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
}
