/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InOrderTest {

    private final List<Integer> taken = new CopyOnWriteArrayList<>();
    private final List<WebhookAnswer> answers = new CopyOnWriteArrayList<>();

    @Test
    void answersDoneIfThereIsNothingToTake() {
        InOrder.take(List.<Integer>of(), this::take, answers::add);

        assertThat(answers).containsExactly(WebhookAnswer.DONE);
    }

    @Test
    void takesAnItemOnlyAfterTheOneBeforeHasEnded() {
        List<Consumer<WebhookAnswer>> waiting = new ArrayList<>();

        InOrder.take(List.of(1, 2), (item, whenDone) -> {
            taken.add(item);
            waiting.add(whenDone);
        }, answers::add);

        assertThat(taken).containsExactly(1);
        waiting.get(0).accept(WebhookAnswer.DONE);
        assertThat(taken).containsExactly(1, 2);
        assertThat(answers).isEmpty();
        waiting.get(1).accept(WebhookAnswer.DONE);
        assertThat(answers).containsExactly(WebhookAnswer.DONE);
    }

    @Test
    void stopsAtTheFirstItemThatDoesNotEndWell() {
        InOrder.take(List.of(1, 2, 3), (item, whenDone) -> {
            taken.add(item);
            whenDone.accept(item == 2 ? WebhookAnswer.NOT_NOW : WebhookAnswer.DONE);
        }, answers::add);

        assertThat(taken).containsExactly(1, 2);
        assertThat(answers).containsExactly(WebhookAnswer.NOT_NOW);
    }

    @Test
    void answersOnceIfAStepThrows() {
        InOrder.take(List.of(1, 2), (item, whenDone) -> {
            throw new IllegalStateException("no step");
        }, answers::add);

        assertThat(answers).containsExactly(WebhookAnswer.ROUTE_FAILED);
    }

    @Test
    void doesNotGrowTheStackWithItemsThatEndAtOnce() {
        List<Integer> many = IntStream.range(0, 200_000).boxed().toList();
        int[] count = { 0 };

        InOrder.take(many, (item, whenDone) -> {
            count[0]++;
            whenDone.accept(WebhookAnswer.DONE);
        }, answers::add);

        assertThat(count[0]).isEqualTo(200_000);
        assertThat(answers).containsExactly(WebhookAnswer.DONE);
    }

    @Test
    void takesItemsInOrderWhenTheyEndOnOtherThreads() {
        List<Integer> many = IntStream.range(0, 5_000).boxed().toList();
        CompletableFuture<WebhookAnswer> answer = new CompletableFuture<>();

        InOrder.take(many, (item, whenDone) -> {
            taken.add(item);
            CompletableFuture.runAsync(() -> whenDone.accept(WebhookAnswer.DONE));
        }, answer::complete);

        assertThat(answer.orTimeout(120, TimeUnit.SECONDS).join()).isEqualTo(WebhookAnswer.DONE);
        assertThat(taken).isEqualTo(many);
    }

    private void take(Integer item, Consumer<WebhookAnswer> whenDone) {
        taken.add(item);
        whenDone.accept(WebhookAnswer.DONE);
    }
}
