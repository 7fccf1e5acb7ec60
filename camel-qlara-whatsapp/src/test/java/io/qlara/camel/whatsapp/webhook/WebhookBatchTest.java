/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.apache.camel.Exchange;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.qlara.camel.whatsapp.LogDuringTest;
import io.qlara.camel.whatsapp.model.WebhookEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A call with an array of events. */
class WebhookBatchTest {

    private final WebhookRoute route = new WebhookRoute();
    private final Gate gate = new Gate();
    @RegisterExtension
    private final LogDuringTest warnings = LogDuringTest.of(WebhookIntake.class);

    @AfterEach
    void stop() {
        route.close();
    }

    @Test
    void isAnswered200OnceAllEventsAreRouted() {
        route.start("", steps -> steps.process(gate));
        CompletableFuture<RecordingHttpServer.Reply> reply = route.begin(WebhookCall.post(Payloads.batch("1", "2")));

        gate.letOneThrough();
        assertThat(reply).isNotDone();
        gate.letOneThrough();

        assertThat(reply.join().status()).isEqualTo(200);
    }

    @Test
    void isRoutedOneEventAfterTheOther() {
        route.start("", steps -> steps.process(gate));
        route.begin(WebhookCall.post(Payloads.batch("1", "2")));

        assertThat(route.arrivedMessageIds()).containsExactly("1");
        gate.letOneThrough();
        assertThat(route.arrivedMessageIds()).containsExactly("1", "2");
        gate.letOneThrough();
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "5", "[]", "{\"messageId\":\"\"}", "null", "\"secret text\"", "[{\"messageId\":\"1\"}]" })
    void passesOverWhatIsNoEvent(String unusable) {
        route.start("");

        assertThat(route.post("[" + Payloads.delivered("1") + "," + unusable + "," + Payloads.delivered("2") + "]").status()).isEqualTo(200);
        assertThat(route.arrivedMessageIds()).containsExactly("1", "2");
        assertThat(route.consumer().getUnusableEvents()).isEqualTo(1);
        assertThat(route.consumer().getReceivedEvents()).isEqualTo(2);
    }

    @Test
    void isWarnedOfWithoutContentWhereItHoldsWhatIsNoEvent() {
        route.start("");

        route.post("[\"secret text\"," + Payloads.delivered("1") + ",{\"text\":\"secret text\"}]");

        assertThat(warnings.messages()).containsExactly(
                "Elements of a webhook call that are passed over, because they have no messageId, no eventType and no number: 2");
    }

    @ParameterizedTest
    @ValueSource(strings = { "[]", "[{}]", "[5,{},null]", "[[" + Payloads.DELIVERED + "]]" })
    void isAnswered400IfItHoldsNoEvent(String array) {
        route.start("");

        assertThat(route.post(array).status()).isEqualTo(400);
        assertThat(route.arrived()).isEmpty();
        assertThat(route.consumer().getUnusableEvents()).isZero();
    }

    @Test
    void isRoutedToItsEndAlthoughOneEventFails() {
        route.start("", steps -> steps.process(exchange -> failFor("2", exchange)));

        assertThat(route.post(Payloads.batch("1", "2", "3")).status()).isEqualTo(500);
        assertThat(route.arrivedMessageIds()).containsExactly("1", "2", "3");
    }

    @Test
    void isRoutedToItsEndAlthoughOneEventIsMarkedRollbackOnly() {
        route.start("", steps -> steps.process(exchange -> exchange.setRollbackOnly(
                "1".equals(exchange.getMessage().getHeader("CamelQlaraWhatsAppEventMessageId")))));

        assertThat(route.post(Payloads.batch("1", "2")).status()).isEqualTo(500);
        assertThat(route.arrivedMessageIds()).containsExactly("1", "2");
    }

    @Test
    void isRoutedOnlyWhereItFailedWhenItIsRepeated() {
        route.bind("repository", MemoryIdempotentRepository.memoryIdempotentRepository());
        boolean[] repaired = { false };
        route.start("idempotentRepository=#repository", steps -> steps.process(exchange -> {
            if (!repaired[0]) {
                failFor("2", exchange);
            }
        }));
        route.post(Payloads.batch("1", "2", "3"));
        repaired[0] = true;

        assertThat(route.post(Payloads.batch("1", "2", "3")).status()).isEqualTo(200);
        assertThat(route.arrivedMessageIds()).containsExactly("1", "2", "3", "2");
    }

    @Test
    void isRoutedFromItsBeginningWhenItIsRepeatedWithoutARepository() {
        route.start("", steps -> steps.process(exchange -> failFor("2", exchange)));
        route.post(Payloads.batch("1", "2", "3"));

        assertThat(route.post(Payloads.batch("1", "2", "3")).status()).isEqualTo(500);
        assertThat(route.arrivedMessageIds()).containsExactly("1", "2", "3", "1", "2", "3");
    }

    @ParameterizedTest
    @ValueSource(strings = { "afterRoute", "onReceive" })
    void isRoutedWhereItCanBeAlthoughTheRepositoryFailsForOneEvent(String ackMode) {
        route.bind("repository", repositoryThatFailsFor("2")).start("idempotentRepository=#repository&ackMode=" + ackMode);

        assertThat(route.post(Payloads.batch("1", "2", "3")).status()).isEqualTo(503);
        await().untilAsserted(() -> assertThat(route.consumer().getRoutedEvents()).isEqualTo(2));
        assertThat(route.arrivedMessageIds()).containsExactly("1", "3");
    }

    @Test
    void isAnswered500IfOneEventFailsAndOneCanNotBeTakenNow() {
        route.bind("repository", repositoryThatFailsFor("3"));
        route.start("idempotentRepository=#repository", steps -> steps.process(exchange -> failFor("1", exchange)));

        assertThat(route.post(Payloads.batch("1", "2", "3")).status()).isEqualTo(500);
        assertThat(route.arrivedMessageIds()).containsExactly("1", "2");
    }

    @Test
    void doesNotGrowTheStackHoweverLongItIs() {
        route.start("maxBodySize=10000000");
        String[] messageIds = IntStream.range(0, 20_000).mapToObj(Integer::toString).toArray(String[]::new);

        assertThat(route.post(Payloads.batch(messageIds)).status()).isEqualTo(200);
        assertThat(route.arrivedMessageIds()).containsExactly(messageIds);
    }

    private static MemoryIdempotentRepository repositoryThatFailsFor(String messageId) {
        String failing = WebhookEvent.of(Map.of("messageId", messageId, "destination", "+393331234567", "status", 3)).id();
        return new MemoryIdempotentRepository() {
            @Override
            public boolean contains(String key) {
                if (failing.equals(key)) {
                    throw new IllegalStateException("no luck with " + messageId);
                }
                return super.contains(key);
            }
        };
    }

    private static void failFor(String messageId, Exchange exchange) {
        if (messageId.equals(exchange.getMessage().getHeader("CamelQlaraWhatsAppEventMessageId"))) {
            throw new IllegalStateException("no luck with " + messageId);
        }
    }
}
