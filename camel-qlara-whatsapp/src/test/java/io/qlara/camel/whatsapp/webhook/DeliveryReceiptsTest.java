/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.qlara.camel.whatsapp.model.WebhookEvent;

import static org.assertj.core.api.Assertions.assertThat;

/** How long and how much of what came early is remembered. */
class DeliveryReceiptsTest {

    private static final Duration NO_TIME = Duration.ofMillis(1);

    private final AtomicLong seconds = new AtomicLong();
    private final DeliveryReceipts receipts = new DeliveryReceipts(() -> TimeUnit.SECONDS.toNanos(seconds.get()));

    @Test
    void aReceiptIsRememberedForAMinute() {
        receipts.need();
        receive("m");

        seconds.set(60);
        assertThat(statusOf("m")).isEqualTo("DELIVERED");
        seconds.set(61);
        assertThat(statusOf("m")).isEqualTo("UNKNOWN");
    }

    @Test
    void theLastTenThousandReceiptsAreRemembered() {
        receipts.need();
        for (int i = 0; i <= 10_000; i++) {
            receive("m" + i);
        }

        assertThat(statusOf("m0")).isEqualTo("UNKNOWN");
        assertThat(statusOf("m1")).isEqualTo("DELIVERED");
    }

    @Test
    void anIdThatNoMessageCanHaveIsNotRemembered() {
        receipts.need();
        String longest = "m".repeat(255);
        receive(longest);
        receive(longest + "m");

        assertThat(statusOf(longest)).isEqualTo("DELIVERED");
        assertThat(statusOf(longest + "m")).isEqualTo("UNKNOWN");
    }

    @Test
    void aWordIsRememberedInPartOnly() {
        receipts.need();
        receipts.received(List.of(WebhookEvent.of(Map.of("messageId", "m", "status", "w".repeat(1_000)))));

        assertThat(statusOf("m")).isEqualTo("w".repeat(255));
    }

    @ParameterizedTest
    @CsvSource({ "' Undeliverable ', UNDELIVERABLE", "expired, EXPIRED", "Error, ERROR", "delivered, DELIVERED", "read, READ", "on its way, on its way" })
    void aWordThatRoutesCompareIsInUpperCase(String said, String word) {
        receipts.need();
        receipts.received(List.of(WebhookEvent.of(Map.of("messageId", "m", "status", said))));

        assertThat(statusOf("m")).isEqualTo(word);
    }

    @Test
    void nothingIsRememberedWhereNobodyWaits() {
        receive("m");
        receipts.need();

        assertThat(statusOf("m")).isEqualTo("UNKNOWN");
    }

    @Test
    void anInboundMessageIsNoReceipt() {
        receipts.need();
        receipts.received(List.of(WebhookEvent.of(Map.of("eventType", "INBOUND", "messageId", "m", "status", "DELIVERED"))));

        assertThat(statusOf("m")).isEqualTo("UNKNOWN");
    }

    @Test
    void aSendWithoutAnyIdDoesNotWait() {
        assertThat(receipts.await(this, null, null, null, Duration.ofDays(1), new Semaphore(1))).isCompletedWithValue("UNKNOWN");
    }

    @Test
    void whoeverHasHeardTheLastWordWaitsNoMore() {
        receipts.need();
        CompletableFuture<String> heard = receipts.await(this, "m1", "own1", null, Duration.ofDays(1), new Semaphore(1));
        receipts.await(this, "m2", "own2", null, Duration.ofDays(1), new Semaphore(1));

        receive("m1");

        assertThat(heard).isCompletedWithValue("DELIVERED");
        assertThat(receipts.waiting()).isEqualTo(1);
    }

    @Test
    void whatEndsForOneOwnerGoesOnForOthers() {
        Object other = new Object();
        CompletableFuture<String> ended = receipts.await(this, "m1", null, null, Duration.ofDays(1), new Semaphore(1));
        CompletableFuture<String> ofOther = receipts.await(other, "m1", null, null, Duration.ofDays(1), new Semaphore(1));

        receipts.end(this);

        assertThat(ended).isCompletedWithValue("UNKNOWN");
        assertThat(ofOther).isNotDone();
        assertThat(receipts.waiting()).isEqualTo(1);
    }

    @Test
    void afterTheEndNobodyWaitsUntilANewBeginning() {
        receipts.endAll();
        assertThat(receipts.await(this, "m", null, null, Duration.ofDays(1), new Semaphore(1))).isCompletedWithValue("UNKNOWN");

        receipts.begin();
        assertThat(receipts.await(this, "m", null, null, Duration.ofDays(1), new Semaphore(1))).isNotDone();
    }

    private void receive(String messageId) {
        receipts.received(List.of(WebhookEvent.of(Map.of("messageId", messageId, "status", 3))));
    }

    private String statusOf(String messageId) {
        return receipts.await(this, messageId, null, null, NO_TIME, new Semaphore(1)).orTimeout(30, TimeUnit.SECONDS).join();
    }
}
