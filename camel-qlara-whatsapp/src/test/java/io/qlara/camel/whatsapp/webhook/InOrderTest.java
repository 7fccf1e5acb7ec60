/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.qlara.camel.whatsapp.LogDuringTest;

import static org.assertj.core.api.Assertions.assertThat;

class InOrderTest {

    private static final List<Integer> MANY = IntStream.range(0, 200_000).boxed().toList();

    @RegisterExtension
    private final LogDuringTest warnings = LogDuringTest.of(InOrder.class);

    private final List<Integer> taken = new CopyOnWriteArrayList<>();

    @Test
    void answersDoneIfThereIsNothingToTake() {
        assertThat(take(List.of(), this::end)).isCompletedWithValue(WebhookAnswer.DONE);
    }

    @Test
    void takesAnItemOnlyAfterTheOneBeforeHasEnded() {
        List<CompletableFuture<WebhookAnswer>> waiting = new ArrayList<>();

        CompletableFuture<WebhookAnswer> answer = take(List.of(1, 2), item -> {
            taken.add(item);
            waiting.add(new CompletableFuture<>());
            return waiting.get(waiting.size() - 1);
        });

        assertThat(taken).containsExactly(1);
        waiting.get(0).complete(WebhookAnswer.DONE);
        assertThat(taken).containsExactly(1, 2);
        assertThat(answer).isNotDone();
        waiting.get(1).complete(WebhookAnswer.DONE);
        assertThat(answer).isCompletedWithValue(WebhookAnswer.DONE);
    }

    @ParameterizedTest
    @CsvSource({ "NOT_NOW, DONE, NOT_NOW", "NOT_NOW, ROUTE_FAILED, ROUTE_FAILED", "ROUTE_FAILED, NOT_NOW, ROUTE_FAILED", "DONE, DONE, DONE" })
    void takesAllItemsAndAnswersWhatFailed(WebhookAnswer first, WebhookAnswer second, WebhookAnswer expected) {
        CompletableFuture<WebhookAnswer> answer = take(List.of(1, 2, 3), item -> {
            taken.add(item);
            return CompletableFuture.completedFuture(List.of(WebhookAnswer.DONE, first, second, WebhookAnswer.DONE).get(item));
        });

        assertThat(taken).containsExactly(1, 2, 3);
        assertThat(answer).isCompletedWithValue(expected);
    }

    @Test
    void answersIfAStepThrowsAndTakesTheOthers() {
        CompletableFuture<WebhookAnswer> answer = take(List.of(1, 2), item -> {
            taken.add(item);
            throw new StackOverflowError("no step");
        });

        assertThat(answer).isCompletedWithValue(WebhookAnswer.ROUTE_FAILED);
        assertThat(taken).containsExactly(1, 2);
        assertThat(warnings.messages()).containsOnly("A webhook event could not be taken to its route");
    }

    @Test
    void answersIfAStepFailsLater() {
        CompletableFuture<WebhookAnswer> step = new CompletableFuture<>();
        CompletableFuture<WebhookAnswer> answer = take(List.of(1, 2), item -> step);

        step.completeExceptionally(new IllegalStateException("no step"));

        assertThat(answer).isCompletedWithValue(WebhookAnswer.ROUTE_FAILED);
    }

    @Test
    void doesNotGrowTheStackWithItemsThatEndAtOnce() {
        int[] count = { 0 };

        CompletableFuture<WebhookAnswer> answer = take(MANY, item -> {
            count[0]++;
            return CompletableFuture.completedFuture(WebhookAnswer.DONE);
        });

        assertThat(count[0]).isEqualTo(200_000);
        assertThat(answer).isCompletedWithValue(WebhookAnswer.DONE);
    }

    @Test
    void doesNotGrowTheStackWithItemsThatWaitForTheFirst() {
        CompletableFuture<WebhookAnswer> first = new CompletableFuture<>();
        int[] count = { 0 };

        CompletableFuture<WebhookAnswer> answer = take(MANY, item -> {
            count[0]++;
            return item == 0 ? first : CompletableFuture.completedFuture(WebhookAnswer.DONE);
        });

        assertThat(count[0]).isEqualTo(1);
        first.complete(WebhookAnswer.DONE);
        assertThat(count[0]).isEqualTo(200_000);
        assertThat(answer).isCompletedWithValue(WebhookAnswer.DONE);
    }

    @Test
    void takesItemsInOrderWhenTheyEndOnOtherThreads() {
        List<Integer> many = MANY.subList(0, 5_000);

        CompletableFuture<WebhookAnswer> answer = take(many, item -> {
            taken.add(item);
            return CompletableFuture.supplyAsync(() -> WebhookAnswer.DONE);
        });

        assertThat(answer.orTimeout(120, TimeUnit.SECONDS).join()).isEqualTo(WebhookAnswer.DONE);
        assertThat(taken).isEqualTo(many);
    }

    private static CompletableFuture<WebhookAnswer> take(List<Integer> items, Function<Integer, CompletionStage<WebhookAnswer>> step) {
        return InOrder.take(items, step).toCompletableFuture();
    }

    private CompletionStage<WebhookAnswer> end(Integer item) {
        taken.add(item);
        return CompletableFuture.completedFuture(WebhookAnswer.DONE);
    }
}
