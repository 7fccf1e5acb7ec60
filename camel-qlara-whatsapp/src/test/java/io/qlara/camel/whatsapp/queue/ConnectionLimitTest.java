/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.queue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConnectionLimitTest {

    private final Queue<Runnable> handedOver = new ArrayDeque<>();
    private final ConnectionLimit limit = new ConnectionLimit(2, handedOver::add);
    private final List<String> woken = new ArrayList<>();

    @Test
    void aConnectionIsFreeUntilAllAreTaken() {
        limit.take();
        assertThat(limit.whenFree()).isCompleted();

        limit.take();
        assertThat(limit.whenFree()).isNotCompleted();
    }

    @Test
    void whoeverGivesOneBackDoesNotRunWhatWaitsForIt() {
        takeAll();
        CompletableFuture<Void> waiting = limit.whenFree();

        limit.giveBack();

        assertThat(waiting).isNotCompleted();
        handedOver.remove().run();
        assertThat(waiting).isCompleted();
    }

    @Test
    void oneConnectionWakesOneThatTakesItInTheOrderOfAsking() {
        takeAll();
        waitAndTake("a");
        waitAndTake("b");

        limit.giveBack();
        runHandedOver();
        assertThat(woken).containsExactly("a");

        limit.giveBack();
        runHandedOver();
        assertThat(woken).containsExactly("a", "b");
        assertThat(limit.taken()).isEqualTo(2);
    }

    @Test
    void whatIsNotTakenGoesToTheNext() {
        takeAll();
        limit.whenFree().thenRun(() -> woken.add("takes none"));
        waitAndTake("next");

        limit.giveBack();
        runHandedOver();

        assertThat(woken).containsExactly("takes none", "next");
    }

    @Test
    void thoseThatGiveBackAtOnceDoNotNest() {
        takeAll();
        for (int i = 0; i < 100_000; i++) {
            limit.whenFree().thenRun(() -> {
                limit.take();
                woken.add("x");
                limit.giveBack();
            });
        }

        limit.giveBack();
        runHandedOver();

        assertThat(woken).hasSize(100_000);
        assertThat(limit.taken()).isEqualTo(1);
    }

    private void takeAll() {
        limit.take();
        limit.take();
    }

    private void waitAndTake(String name) {
        limit.whenFree().thenRun(() -> {
            limit.take();
            woken.add(name);
        });
    }

    private void runHandedOver() {
        while (!handedOver.isEmpty()) {
            handedOver.remove().run();
        }
    }
}
