/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of an event that is sent again. */
class WebhookRepeatsTest {

    private static final String WITH_REPOSITORY = "idempotentRepository=#repository";

    private final WebhookRoute route = new WebhookRoute();
    private final Gate gate = new Gate();

    @AfterEach
    void stop() {
        route.close();
    }

    @Test
    void isRoutedAgainWithoutARepository() {
        route.start("");
        route.post(Payloads.DELIVERED);

        assertThat(route.post(Payloads.DELIVERED).status()).isEqualTo(200);
        assertThat(route.arrived()).hasSize(2);
    }

    @Test
    void isAnswered200AndNotRoutedOnceTheFirstHasBeen() {
        route.bind("repository", MemoryIdempotentRepository.memoryIdempotentRepository()).start(WITH_REPOSITORY);
        route.post(Payloads.DELIVERED);

        assertThat(route.post(Payloads.DELIVERED).status()).isEqualTo(200);
        assertThat(route.arrived()).hasSize(1);
        assertThat(route.consumer().getRepeatedEvents()).isEqualTo(1);
    }

    @Test
    void isRoutedOnceIfTheSameArrayHoldsItTwice() {
        route.bind("repository", MemoryIdempotentRepository.memoryIdempotentRepository()).start(WITH_REPOSITORY);

        assertThat(route.post(Payloads.batch("1", "1")).status()).isEqualTo(200);
        assertThat(route.arrivedMessageIds()).containsExactly("1");
    }

    @Test
    void isRoutedAgainIfTheFirstFailed() {
        boolean[] fail = { true };
        route.bind("repository", MemoryIdempotentRepository.memoryIdempotentRepository());
        route.start(WITH_REPOSITORY, steps -> steps.process(exchange -> {
            if (fail[0]) {
                throw new IllegalStateException("not yet");
            }
        }));
        assertThat(route.post(Payloads.DELIVERED).status()).isEqualTo(500);
        fail[0] = false;

        assertThat(route.post(Payloads.DELIVERED).status()).isEqualTo(200);
        assertThat(route.arrived()).hasSize(2);
    }

    @Test
    void isAnswered503WhileTheFirstIsBeingRouted() {
        route.bind("repository", MemoryIdempotentRepository.memoryIdempotentRepository());
        route.start(WITH_REPOSITORY, steps -> steps.process(gate));
        CompletableFuture<RecordingHttpServer.Reply> first = route.begin(WebhookCall.post(Payloads.DELIVERED));

        RecordingHttpServer.Reply repeat = route.post(Payloads.DELIVERED);

        assertThat(repeat.status()).isEqualTo(503);
        assertThat(repeat.headers()).isEqualTo(Map.of("Retry-After", "5"));
        gate.letOneThrough();
        assertThat(first.join().status()).isEqualTo(200);
        assertThat(route.post(Payloads.DELIVERED).status()).isEqualTo(200);
        assertThat(route.arrived()).hasSize(1);
    }

    @Test
    void asksContainsBeforeTheRouteAndAddsAndConfirmsAfterItEachWithTheExchange() {
        FailingRepository repository = new FailingRepository("none");
        route.bind("repository", repository);
        route.start(WITH_REPOSITORY, steps -> steps.process(gate));
        CompletableFuture<RecordingHttpServer.Reply> reply = route.begin(WebhookCall.post(Payloads.DELIVERED));

        assertThat(repository.asked()).containsExactly("contains");
        gate.letOneThrough();
        assertThat(reply.join().status()).isEqualTo(200);
        assertThat(repository.asked()).containsExactly("contains", "add", "confirm");
    }

    @Test
    void endsWhatTheRepositoryHasOpenedForIt() {
        OpeningRepository repository = new OpeningRepository();
        route.bind("repository", repository).start(WITH_REPOSITORY);

        route.post(Payloads.DELIVERED);
        route.post(Payloads.DELIVERED);

        assertThat(repository.opened).as("contains, add and confirm, then contains").isEqualTo(4);
        assertThat(repository.closed).hasValue(4);
    }

    @Test
    void isKnownByTheEventsId() {
        MemoryIdempotentRepository repository = new MemoryIdempotentRepository();
        route.bind("repository", repository).start(WITH_REPOSITORY);
        route.post(Payloads.DELIVERED);

        assertThat(repository.getCache()).containsOnlyKeys(route.arrived().get(0).event().id());
    }

    @Test
    void isAnswered503AndNotRoutedIfTheRepositoryCannotBeAsked() {
        FailingRepository repository = new FailingRepository("contains");
        route.bind("repository", repository).start(WITH_REPOSITORY);

        RecordingHttpServer.Reply reply = route.post(Payloads.DELIVERED);

        assertThat(reply).isEqualTo(new RecordingHttpServer.Reply(503, "", Map.of("Retry-After", "5"), null));
        assertThat(route.arrived()).isEmpty();
        repository.recover();
        assertThat(route.post(Payloads.DELIVERED).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = { "add", "confirm" })
    void isAnswered503IfTheRepositoryDoesNotTakeTheFirst(String operation) {
        FailingRepository repository = new FailingRepository(operation);
        route.bind("repository", repository).start(WITH_REPOSITORY);

        assertThat(route.post(Payloads.DELIVERED).status()).isEqualTo(503);
        repository.recover();
        assertThat(route.post(Payloads.DELIVERED).status()).isEqualTo(200);
    }

    @Test
    void isStillKnownAfterTheRouteWasStoppedAndStarted() throws Exception {
        route.bind("repository", MemoryIdempotentRepository.memoryIdempotentRepository()).start(WITH_REPOSITORY);
        route.post(Payloads.DELIVERED);
        route.camel.getRouteController().stopRoute(WebhookRoute.ID);
        route.camel.getRouteController().startRoute(WebhookRoute.ID);

        assertThat(route.post(Payloads.DELIVERED).status()).isEqualTo(200);
        assertThat(route.arrived()).hasSize(1);
    }

    @Test
    void needsARepositoryThatIsStartedAndStoppedWithTheContext() {
        FailingRepository repository = new FailingRepository("none");
        route.bind("repository", repository).start(WITH_REPOSITORY);
        assertThat(repository.isStarted()).isTrue();

        route.camel.stop();

        assertThat(repository.isStopped()).isTrue();
    }

    /** Two applications with one store: each has a repository of its own, and so no mark of the other. */
    @Test
    void isRoutedByBothOfTwoApplicationsThatGetTheEventAtTheSameMoment() {
        Map<String, Object> store = new ConcurrentHashMap<>();
        try (WebhookRoute other = new WebhookRoute()) {
            route.bind("repository", MemoryIdempotentRepository.memoryIdempotentRepository(store));
            route.start(WITH_REPOSITORY, steps -> steps.process(gate));
            CompletableFuture<RecordingHttpServer.Reply> here = route.begin(WebhookCall.post(Payloads.DELIVERED));
            other.bind("repository", MemoryIdempotentRepository.memoryIdempotentRepository(store)).start(WITH_REPOSITORY);

            assertThat(other.post(Payloads.DELIVERED).status()).isEqualTo(200);
            gate.letOneThrough();

            assertThat(here.join().status()).isEqualTo(200);
            assertThat(route.arrived()).hasSize(1);
            assertThat(other.arrived()).hasSize(1);
            assertThat(other.post(Payloads.DELIVERED).status()).isEqualTo(200);
            assertThat(other.arrived()).as("known by now").hasSize(1);
        }
    }

    @Test
    void isNoRepeatIfOnlyTheMessageIsTheSame() {
        route.bind("repository", MemoryIdempotentRepository.memoryIdempotentRepository()).start(WITH_REPOSITORY);

        for (String event : List.of("{\"messageId\":\"1\",\"status\":3}", "{\"messageId\":\"1\",\"status\":6}",
                "{\"messageId\":\"1\",\"eventType\":\"READ\"}")) {
            route.post(event);
        }

        assertThat(route.arrived()).hasSize(3);
    }

    /** Opens something at each call, to be closed at the end of the exchange, as the repository on JPA does. */
    private static final class OpeningRepository extends MemoryIdempotentRepository {

        private final AtomicInteger closed = new AtomicInteger();
        private int opened;

        private OpeningRepository() {
            setCacheSize(100);
        }

        @Override
        public boolean contains(Exchange exchange, String key) {
            open(exchange);
            return super.contains(key);
        }

        @Override
        public boolean add(Exchange exchange, String key) {
            open(exchange);
            return super.add(key);
        }

        @Override
        public boolean confirm(Exchange exchange, String key) {
            open(exchange);
            return super.confirm(key);
        }

        private void open(Exchange exchange) {
            opened++;
            exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
                @Override
                public void onDone(Exchange ended) {
                    closed.incrementAndGet();
                }
            });
        }
    }
}
