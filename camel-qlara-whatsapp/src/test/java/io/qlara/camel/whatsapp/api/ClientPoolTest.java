/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.api;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.qlara.camel.whatsapp.http.BaseUrl;
import io.qlara.camel.whatsapp.http.ClientSettings;
import io.qlara.camel.whatsapp.http.TransportSettings;

import static org.assertj.core.api.Assertions.assertThat;

/** The queues of API keys, by a clock of its own. */
class ClientPoolTest {

    private final AtomicLong nanoTime = new AtomicLong();
    private final ClientPool pool = new ClientPool(new TransportSettings(Duration.ofSeconds(10), 1, null, null), new QuotaSettings(50, 1000, Duration.ZERO, null, 10),
            nanoTime::get);

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void aKeyThatNobodyUsesAnyMoreLeavesNoQueue() {
        for (int key = 0; key < 100; key++) {
            pool.close(pool.open(settings("key-" + key)));
            pass(Duration.ofSeconds(121));
        }
        QlaraClient last = pool.open(settings("last"));

        assertThat(pool.activity().queues()).hasSize(1);
        pool.close(last);
    }

    @Test
    void aKeyKeepsItsQueueUntilTheQuotaOfItsLastMinuteIsOver() {
        pool.close(pool.open(settings("key")));
        pass(Duration.ofSeconds(119));

        pool.open(settings("another"));

        assertThat(pool.activity().queues()).hasSize(2);
    }

    @Test
    void aKeyThatIsInUseKeepsItsQueueHoweverLong() {
        pool.open(settings("key"));
        pass(Duration.ofDays(1));

        pool.close(pool.open(settings("another")));

        assertThat(pool.activity().queues()).hasSize(2);
    }

    private void pass(Duration time) {
        nanoTime.addAndGet(TimeUnit.MILLISECONDS.toNanos(time.toMillis()));
    }

    private static ClientSettings settings(String apiKey) {
        return new ClientSettings(BaseUrl.of("http://127.0.0.1:1", true), apiKey, Duration.ofSeconds(1), Duration.ofSeconds(1), 0, Duration.ofSeconds(1),
                "PUT", true);
    }
}
