/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RememberedReceiptsTest {

    private final RememberedReceipts receipts = new RememberedReceipts();

    @Test
    void theNewerReceiptsOfAMessageOutliveTheOldOnes() {
        DeliveryReceipt sent = receipt("m", "SENT", 0);
        DeliveryReceipt delivered = receipt("m", "DELIVERED", 50);
        receipts.add(sent);
        receipts.add(delivered);

        receipts.add(receipt("other", "SENT", 61));

        assertThat(receipts.of(Set.of("m"), seconds(61))).containsExactly(delivered);
    }

    @Test
    void theReceiptsOfAMessageWithTwoIdsComeInTheOrderOfTheirArrival() {
        DeliveryReceipt sent = receipt("m", "SENT", 0);
        DeliveryReceipt both = new DeliveryReceipt("m", Set.of("m", "own"), "ACCEPTED", "WHATSAPP", 0);
        DeliveryReceipt later = receipt("own", "LATER", 0);
        DeliveryReceipt last = receipt("m", "LAST", 0);
        List.of(sent, both, later, last).forEach(receipts::add);

        assertThat(receipts.of(List.of("m", "own"), 0)).containsExactly(sent, both, later, last);
        assertThat(receipts.of(List.of("own", "m"), 0)).containsExactly(sent, both, later, last);
    }

    @Test
    void anAcceptedIdIsForgottenAfterAMinute() {
        receipts.accepted("old", seconds(0));
        receipts.accepted("new", seconds(1));

        receipts.accepted(null, seconds(60));
        assertThat(receipts.isAccepted("old")).isTrue();

        receipts.accepted(null, seconds(61));
        assertThat(receipts.isAccepted("old")).isFalse();
        assertThat(receipts.isAccepted("new")).isTrue();
    }

    @Test
    void theLastTenThousandAcceptedIdsAreKnown() {
        for (int i = 0; i <= 10_000; i++) {
            receipts.accepted("m" + i, 0);
        }

        assertThat(receipts.isAccepted("m0")).isFalse();
        assertThat(receipts.isAccepted("m1")).isTrue();
    }

    private static DeliveryReceipt receipt(String messageId, String word, long second) {
        return new DeliveryReceipt(messageId, Set.of(messageId), word, "WHATSAPP", seconds(second));
    }

    private static long seconds(long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }
}
