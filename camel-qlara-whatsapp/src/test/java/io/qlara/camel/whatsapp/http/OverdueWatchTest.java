/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import io.qlara.camel.whatsapp.queue.VirtualTime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OverdueWatchTest {

    private final VirtualTime time = new VirtualTime();
    private final AtomicBoolean anyUnderWay = new AtomicBoolean(true);
    private final AtomicInteger looks = new AtomicInteger();
    private final OverdueWatch watch = new OverdueWatch(time, anyUnderWay::get, looks::incrementAndGet);

    @Test
    void looksAtEachIntervalWhileAnyRequestIsUnderWay() {
        watch.begin();
        watch.begin();

        time.advance(OverdueWatch.INTERVAL.multipliedBy(10));

        assertThat(looks).hasValue(10);
    }

    @Test
    void restsWhenNoRequestIsUnderWay() {
        watch.begin();
        anyUnderWay.set(false);

        time.advance(OverdueWatch.INTERVAL.multipliedBy(10));

        assertThat(looks).hasValue(1);
    }

    @Test
    void goesOnWithTheNextRequestAfterARest() {
        watch.begin();
        anyUnderWay.set(false);
        time.advance(OverdueWatch.INTERVAL.multipliedBy(10));

        anyUnderWay.set(true);
        watch.begin();
        time.advance(OverdueWatch.INTERVAL.multipliedBy(2));

        assertThat(looks).hasValue(3);
    }

    @Test
    void goesOnAfterALookThatFails() {
        OverdueWatch failing = new OverdueWatch(time, anyUnderWay::get, () -> {
            looks.incrementAndGet();
            throw new IllegalStateException("a request that can't be ended");
        });
        failing.begin();

        time.advance(OverdueWatch.INTERVAL.multipliedBy(3));

        assertThat(looks).hasValue(3);
    }

    @Test
    void goesOnAfterAnErrorOfTheScheduler() {
        AtomicInteger scheduled = new AtomicInteger();
        OverdueWatch shortOfMemory = new OverdueWatch((delay, action) -> {
            if (scheduled.incrementAndGet() == 3) {
                throw new OutOfMemoryError("for a moment");
            }
            return time.schedule(delay, action);
        }, anyUnderWay::get, looks::incrementAndGet);
        shortOfMemory.begin();

        time.advance(OverdueWatch.INTERVAL.multipliedBy(10));

        assertThat(looks).hasValue(10);
    }

    @Test
    void saysEachTimeThatNobodyLooksAnyMore() {
        OverdueWatch closed = new OverdueWatch((delay, action) -> {
            throw new RejectedExecutionException("closed");
        }, anyUnderWay::get, looks::incrementAndGet);

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(closed::begin).isInstanceOf(RejectedExecutionException.class);
        }
    }
}
