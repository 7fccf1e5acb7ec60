/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.apache.camel.Exchange;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A call with an array of events. */
class WebhookBatchTest {

    private final WebhookRoute route = new WebhookRoute();
    private final Gate gate = new Gate();

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
    @ValueSource(strings = { "{}", "5", "[]", "{\"messageId\":\"\"}", "null" })
    void isAnswered400WithNothingRoutedIfOneEventCannotBeUsed(String unusable) {
        route.start("");

        assertThat(route.post("[" + Payloads.DELIVERED + "," + unusable + "]").status()).isEqualTo(400);
        assertThat(route.arrived()).isEmpty();
    }

    @Test
    void isAnswered400IfItIsEmpty() {
        route.start("");

        assertThat(route.post("[]").status()).isEqualTo(400);
    }

    @Test
    void stopsAtTheFirstEventThatFails() {
        route.start("", steps -> steps.process(exchange -> failFor("2", exchange)));

        assertThat(route.post(Payloads.batch("1", "2", "3")).status()).isEqualTo(500);
        assertThat(route.arrivedMessageIds()).containsExactly("1", "2");
    }

    @Test
    void goesOnWhereItFailedWhenItIsRepeated() {
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
        assertThat(route.arrivedMessageIds()).containsExactly("1", "2", "2", "3");
    }

    @Test
    void isRoutedFromItsBeginningWhenItIsRepeatedWithoutARepository() {
        route.start("", steps -> steps.process(exchange -> failFor("2", exchange)));
        route.post(Payloads.batch("1", "2", "3"));

        assertThat(route.post(Payloads.batch("1", "2", "3")).status()).isEqualTo(500);
        assertThat(route.arrivedMessageIds()).containsExactly("1", "2", "1", "2");
    }

    @Test
    void doesNotGrowTheStackHoweverLongItIs() {
        route.start("maxBodySize=10000000");
        String[] messageIds = IntStream.range(0, 20_000).mapToObj(Integer::toString).toArray(String[]::new);

        assertThat(route.post(Payloads.batch(messageIds)).status()).isEqualTo(200);
        assertThat(route.arrivedMessageIds()).containsExactly(messageIds);
    }

    private static void failFor(String messageId, Exchange exchange) {
        if (messageId.equals(exchange.getMessage().getHeader("CamelQlaraWhatsAppEventMessageId"))) {
            throw new IllegalStateException("no luck with " + messageId);
        }
    }
}
