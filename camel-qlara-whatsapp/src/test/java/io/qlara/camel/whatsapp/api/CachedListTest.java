/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.api;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Readings of a list that is good, because somebody misses something in it. */
class CachedListTest {

    private static final IOException FAILURE = new IOException("no list");

    private long now;
    private final CachedList<String> list = new CachedList<>(Duration.ofHours(1), item -> item, () -> now);
    private int readings;
    private boolean fails;

    @BeforeEach
    void readOnce() {
        assertThat(list.get(this::page)).isCompletedWithValue(List.of("read first"));
        readings = 0;
    }

    @Test
    void afterOneThatFailedNobodyReadsForTenSeconds() {
        fails = true;
        assertThat(list.again(this::page)).isCompletedExceptionally();
        fails = false;

        pass(Duration.ofSeconds(9));
        assertThat(list.again(this::page)).isCompletedExceptionally();
        assertThat(readings).isEqualTo(1);
        pass(Duration.ofSeconds(2));
        assertThat(list.again(this::page)).isCompletedWithValue(List.of("read first"));
    }

    @Test
    void oneThatFailedLeavesTheListToWhoMissesNothing() {
        fails = true;
        list.again(this::page);

        assertThat(list.get(this::page)).isCompletedWithValue(List.of("read first"));
    }

    @Test
    void thereAreFiveAMinute() {
        for (int i = 0; i < 7; i++) {
            assertThat(list.again(this::page)).isCompletedWithValue(List.of("read first"));
        }
        assertThat(readings).isEqualTo(5);

        pass(Duration.ofSeconds(61));
        list.again(this::page);
        assertThat(readings).isEqualTo(6);
    }

    @Test
    void thoseThatFailedAreNotAmongTheFive() {
        fails = true;
        for (int i = 0; i < 5; i++) {
            list.again(this::page);
            pass(Duration.ofSeconds(11));
        }
        fails = false;

        for (int i = 0; i < 7; i++) {
            assertThat(list.again(this::page)).isCompletedWithValue(List.of("read first"));
        }
        assertThat(readings).isEqualTo(10);
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    private CompletableFuture<List<String>> page(int number) {
        if (number > 0) {
            return CompletableFuture.completedFuture(List.of());
        }
        readings++;
        return fails ? CompletableFuture.failedFuture(FAILURE) : CompletableFuture.completedFuture(List.of("read first"));
    }
}
