/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.crash;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** An application that routes events to a durable queue is killed while a sender posts events. */
class CrashTest {

    private static final int MAX_PENDING = 50;
    private static final String ANSWER_FIRST = "ackMode=onReceive&maxPending=" + MAX_PENDING;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = { "ackMode=afterRoute", "idempotentRepository=#seenEvents" })
    void everyEventThatWasAnswered200IsInTheQueueAfterThreeCrashes(String options) throws Exception {
        try (EventSender sender = new EventSender()) {
            crashUnderTraffic(sender, options, 300);
            crashUnderTraffic(sender, options, 700);
            crashUnderTraffic(sender, options, 1_100);
            sender.end();

            assertThat(queue()).containsAll(sender.acknowledged());
        }
    }

    @Test
    void anEventThatACrashCutOffIsRoutedOnceWhenTheSenderRepeatsIt() throws Exception {
        String options = "idempotentRepository=#seenEvents";
        Files.createFile(folder.resolve(EventApplication.HOLD));
        try (EventSender sender = new EventSender(); KillableApplication application = KillableApplication.start(folder, options)) {
            CompletableFuture.supplyAsync(() -> status(sender, application, "cut-off"));
            await().atMost(Duration.ofMinutes(1)).until(() -> Files.exists(folder.resolve(EventApplication.HELD)));
            application.kill();
        }

        Files.delete(folder.resolve(EventApplication.HOLD));
        try (EventSender sender = new EventSender(); KillableApplication application = KillableApplication.start(folder, options)) {
            assertThat(List.of(status(sender, application, "cut-off"), status(sender, application, "cut-off"))).containsOnly(200);
            application.kill();
        }

        assertThat(queue()).containsExactly("cut-off");
    }

    @Test
    void whatWasAnsweredBeforeItWasRoutedIsLostUpToMaxPending() throws Exception {
        try (EventSender sender = new EventSender()) {
            crashUnderTraffic(sender, ANSWER_FIRST, 1_000);
            sender.end();

            Set<String> lost = new HashSet<>(sender.acknowledged());
            lost.removeAll(queue());
            System.out.println(sender.numberOfAcknowledged() + " events answered before they were routed, " + lost.size() + " lost in the crash");
            assertThat(lost).hasSizeLessThanOrEqualTo(MAX_PENDING);
        }
    }

    @Test
    void aRouteThatHasComeToAStandstillLosesMaxPendingEventsAndTakesNoMore() throws Exception {
        Files.createFile(folder.resolve(EventApplication.HOLD));
        try (EventSender sender = new EventSender(); KillableApplication application = KillableApplication.start(folder, ANSWER_FIRST)) {
            for (int i = 0; i < MAX_PENDING; i++) {
                assertThat(status(sender, application, "event-" + i)).isEqualTo(200);
            }
            assertThat(status(sender, application, "one-more")).isEqualTo(503);
            application.kill();

            assertThat(queue()).isEmpty();
        }
    }

    private void crashUnderTraffic(EventSender sender, String options, int afterEvents) throws Exception {
        try (KillableApplication application = KillableApplication.start(folder, options)) {
            sender.sendUntilTheConnectionsBreak(application.webhooks());
            await().atMost(Duration.ofMinutes(2)).until(() -> sender.numberOfAcknowledged() >= afterEvents);
            application.kill();
        }
    }

    private List<String> queue() throws Exception {
        try (DurableQueue queue = new DurableQueue(folder)) {
            return queue.drain();
        }
    }

    private static int status(EventSender sender, KillableApplication application, String messageId) {
        try {
            return sender.send(application.webhooks(), messageId);
        } catch (Exception e) {
            throw new IllegalStateException("No answer from " + application, e);
        }
    }
}
