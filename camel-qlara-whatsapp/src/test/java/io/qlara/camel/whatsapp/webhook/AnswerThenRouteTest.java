/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;

import org.apache.camel.ServiceStatus;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.DefaultThreadPoolFactory;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.qlara.camel.whatsapp.LogDuringTest;
import io.qlara.camel.whatsapp.OnPlatformThreads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** {@code ackMode=onReceive}: the answer does not wait for the route. */
class AnswerThenRouteTest {

    private final WebhookRoute route = new WebhookRoute();
    private final Gate gate = new Gate();
    @RegisterExtension
    private final LogDuringTest warnings = LogDuringTest.of(AnswerThenRoute.class);

    @AfterEach
    void stop() {
        gate.open();
        route.close();
    }

    @Test
    void answers200BeforeTheRouteHasCompleted() {
        route.start("ackMode=onReceive", steps -> steps.process(gate));

        assertThat(route.post(Payloads.DELIVERED).status()).isEqualTo(200);
        gate.awaitWaiting(1);
        assertThat(route.consumer().getRoutedEvents()).isZero();
        assertThat(route.consumer().getPendingEvents()).isEqualTo(1);
    }

    @Test
    void routesOnAThreadOfItsOwn() {
        List<Thread> threads = new CopyOnWriteArrayList<>();
        route.start("ackMode=onReceive", steps -> steps.process(exchange -> threads.add(Thread.currentThread())));

        route.post(Payloads.DELIVERED);

        await().until(() -> threads.size() == 1);
        assertThat(threads.get(0)).isNotSameAs(Thread.currentThread());
        assertThat(threads.get(0).getName()).contains("QlaraWhatsAppWebhooks");
    }

    @Test
    void routesTheEventsOfACallInOrder() {
        route.start("ackMode=onReceive");

        route.post(Payloads.batch("1", "2", "3"));

        await().until(() -> route.arrived().size() == 3);
        assertThat(route.arrivedMessageIds()).containsExactly("1", "2", "3");
    }

    @Test
    void routesTheOthersOfACallEvenIfOneFails() {
        route.start("ackMode=onReceive", steps -> steps.throwException(new IllegalStateException("no luck")));

        assertThat(route.post(Payloads.batch("1", "2")).status()).isEqualTo(200);

        await().until(() -> route.arrived().size() == 2);
        await().until(() -> route.consumer().getPendingEvents() == 0);
    }

    @Test
    void answers503WhenAsManyEventsArePendingAsAllowed() {
        route.start("ackMode=onReceive&maxPending=2", steps -> steps.process(gate));
        route.post(Payloads.delivered("1"));
        route.post(Payloads.delivered("2"));

        RecordingHttpServer.Reply reply = route.post(Payloads.delivered("3"));

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.headers()).isEqualTo(Map.of("Retry-After", "5"));
        assertThat(warnings.messages()).isEmpty();
        gate.letOneThrough();
        await().until(() -> route.post(Payloads.delivered("3")).status() == 200);
    }

    @Test
    void takesThousandEventsByDefault() {
        route.start("ackMode=onReceive&maxBodySize=1000000", steps -> steps.process(gate));
        String[] thousand = new String[1_000];
        Arrays.setAll(thousand, Integer::toString);

        assertThat(route.post(Payloads.batch(thousand)).status()).isEqualTo(200);
        assertThat(route.post(Payloads.delivered("one more")).status()).isEqualTo(503);
    }

    @Test
    void takesAsManyCallsAsMaxPendingAllows() {
        // Camel's own pools let 1,000 tasks wait
        CountDownLatch allAreTaken = new CountDownLatch(1);
        route.start("ackMode=onReceive&maxPending=1200", steps -> steps.process(exchange -> allAreTaken.await()));
        for (int call = 0; call < 1_200; call++) {
            assertThat(route.post(Payloads.delivered("m" + call)).status()).isEqualTo(200);
        }

        assertThat(route.post(Payloads.delivered("one more")).status()).isEqualTo(503);
        allAreTaken.countDown();
    }

    @Test
    void takesACallWholeOrNotAtAll() {
        route.bind("repository", MemoryIdempotentRepository.memoryIdempotentRepository());
        route.start("ackMode=onReceive&maxPending=2&idempotentRepository=#repository", steps -> steps.process(gate));

        assertThat(route.post(Payloads.batch("1", "2", "3")).status()).isEqualTo(503);
        assertThat(warnings.messages()).anyMatch(line -> line.contains("raise maxPending"));
        assertThat(route.consumer().getPendingEvents()).isZero();
        assertThat(route.post(Payloads.batch("1", "2")).status()).isEqualTo(200);
        gate.letOneThrough();
        gate.letOneThrough();
        assertThat(route.arrivedMessageIds()).containsExactly("1", "2");
    }

    @Test
    void answers503ToARepeatOfAnEventThatWaits() {
        route.bind("repository", MemoryIdempotentRepository.memoryIdempotentRepository());
        route.start("ackMode=onReceive&idempotentRepository=#repository", steps -> steps.process(gate));
        route.post(Payloads.delivered("1"));

        assertThat(route.post(Payloads.delivered("1")).status()).isEqualTo(503);
        gate.letOneThrough();
        await().until(() -> route.post(Payloads.delivered("1")).status() == 200);
        assertThat(route.arrivedMessageIds()).containsExactly("1");
    }

    @Test
    void routesWhatIsNewInACallBesideARepeatOfAnEventThatWaits() {
        route.bind("repository", MemoryIdempotentRepository.memoryIdempotentRepository());
        route.start("ackMode=onReceive&idempotentRepository=#repository", steps -> steps.process(gate));
        route.post(Payloads.delivered("1"));

        assertThat(route.post(Payloads.batch("2", "1", "3")).status()).isEqualTo(503);
        gate.open();

        await().until(() -> route.post(Payloads.batch("2", "1", "3")).status() == 200);
        assertThat(route.arrivedMessageIds()).containsExactlyInAnyOrder("1", "2", "3");
    }

    @Test
    void routesAnEventOnceThatACallHoldsTwice() {
        route.bind("repository", MemoryIdempotentRepository.memoryIdempotentRepository());
        route.start("ackMode=onReceive&idempotentRepository=#repository");

        assertThat(route.post(Payloads.batch("1", "1", "2")).status()).isEqualTo(200);

        await().until(() -> route.consumer().getRoutedEvents() == 2);
        assertThat(route.arrivedMessageIds()).containsExactly("1", "2");
        assertThat(route.consumer().getRepeatedEvents()).isEqualTo(1);
    }

    @Test
    void countsARepeatOfAnEventThatHasBeenRouted() {
        route.bind("repository", MemoryIdempotentRepository.memoryIdempotentRepository());
        route.start("ackMode=onReceive&idempotentRepository=#repository");
        route.post(Payloads.delivered("1"));
        await().until(() -> route.consumer().getPendingEvents() == 0);

        assertThat(route.post(Payloads.batch("1", "2")).status()).isEqualTo(200);

        assertThat(route.consumer().getRepeatedEvents()).isEqualTo(1);
    }

    @Test
    void answers503IfTheRepositoryCannotBeAskedForOneEventOfACall() {
        FailingRepository repository = new FailingRepository("contains");
        route.bind("repository", repository).start("ackMode=onReceive&idempotentRepository=#repository");

        assertThat(route.post(Payloads.batch("1", "2")).status()).isEqualTo(503);

        repository.recover();
        assertThat(route.post(Payloads.batch("1", "2")).status()).isEqualTo(200);
        await().until(() -> route.arrived().size() == 2);
    }

    @Test
    void isWaitedForByAShutdown() {
        route.camel.getShutdownStrategy().setTimeout(60);
        route.start("ackMode=onReceive", steps -> steps.process(gate));
        route.post(Payloads.batch("1", "2"));
        gate.awaitWaiting(1);

        CompletableFuture<Void> shutdown = CompletableFuture.runAsync(route.camel::stop);
        await().until(() -> route.server().listening().get(0).consumer().isSuspended());
        assertThat(route.post(Payloads.delivered("3")).status()).isEqualTo(503);
        assertThat(shutdown).isNotDone();
        gate.letOneThrough();
        gate.letOneThrough();

        shutdown.join();
        assertThat(route.arrivedMessageIds()).containsExactly("1", "2");
        assertThat(warnings.messages()).isEmpty();
    }

    @Test
    @OnPlatformThreads
    void isGivenUpWhenTheTimeOfTheShutdownIsOver() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        route.camel.getShutdownStrategy().setTimeout(1);
        route.start("ackMode=onReceive", steps -> steps.process(exchange -> never.await()));
        String[] moreThanThereAreThreads = new String[100];
        Arrays.setAll(moreThanThereAreThreads, Integer::toString);
        for (String messageId : moreThanThereAreThreads) {
            route.post(Payloads.delivered(messageId));
        }

        route.camel.getRouteController().stopRoute(WebhookRoute.ID);

        assertThat(route.camel.getRouteController().getRouteStatus(WebhookRoute.ID)).isEqualTo(ServiceStatus.Stopped);
        assertThat(route.arrived()).hasSizeLessThan(100);
        await().untilAsserted(() -> assertThat(eventsReportedLost()).isEqualTo(100 - route.arrived().size()));
        never.countDown();
    }

    @Test
    void theRestOfACallIsGivenUpWhenTheTimeOfTheShutdownIsOver() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        route.camel.getShutdownStrategy().setTimeout(1);
        route.start("ackMode=onReceive", steps -> steps.process(exchange -> never.await()));
        route.post(Payloads.batch("1", "2", "3"));

        route.camel.getRouteController().stopRoute(WebhookRoute.ID);

        await().until(() -> route.consumer().getPendingEvents() == 0);
        assertThat(route.arrived()).hasSizeLessThan(3);
        await().untilAsserted(() -> assertThat(eventsReportedLost()).isEqualTo(3 - route.arrived().size()));
        never.countDown();
    }

    /** Such as a delay, whose timer Camel stops before this route. */
    @Test
    void theRestOfACallIsGivenUpAlsoIfAnAsynchronousStepNeverEnds() throws Exception {
        route.camel.getShutdownStrategy().setTimeout(1);
        route.bind("repository", MemoryIdempotentRepository.memoryIdempotentRepository());
        route.start("ackMode=onReceive&idempotentRepository=#repository", steps -> steps.process(gate));
        route.post(Payloads.batch("1", "2", "3"));
        gate.awaitWaiting(1);

        route.camel.getRouteController().stopRoute(WebhookRoute.ID);

        assertThat(warnings.messages()).containsExactly("2 webhook events that had been answered 200 were not routed when the route was stopped");
        route.camel.getRouteController().startRoute(WebhookRoute.ID);
        gate.open();
        assertThat(route.post(Payloads.batch("2", "3")).status()).isEqualTo(200);
        await().until(() -> route.consumer().getPendingEvents() == 0);
        assertThat(route.arrivedMessageIds()).containsExactlyInAnyOrder("1", "2", "3");
    }

    @Test
    void whatWasGivenUpIsRoutedWhenItIsRepeatedAfterARestart() throws Exception {
        CountDownLatch restarted = new CountDownLatch(1);
        route.camel.getShutdownStrategy().setTimeout(1);
        route.bind("repository", MemoryIdempotentRepository.memoryIdempotentRepository());
        route.start("ackMode=onReceive&idempotentRepository=#repository", steps -> steps.process(exchange -> restarted.await()));
        route.post(Payloads.batch("1", "2"));
        route.camel.getRouteController().stopRoute(WebhookRoute.ID);
        await().until(() -> eventsReportedLost() > 0);
        restarted.countDown();

        route.camel.getRouteController().startRoute(WebhookRoute.ID);

        assertThat(route.post(Payloads.delivered("2")).status()).isEqualTo(200);
        await().until(() -> route.consumer().getRoutedEvents() == 1);
    }

    @Test
    void leavesRoomForOthersIfNoThreadCanBeHad() {
        route.camel.getExecutorServiceManager().setThreadPoolFactory(new BrokenPools(new OutOfMemoryError("unable to create native thread")));
        route.start("ackMode=onReceive&maxPending=2");

        for (int call = 0; call < 3; call++) {
            assertThat(route.post(Payloads.delivered("1")).status()).isEqualTo(500);
        }

        assertThat(route.consumer().getPendingEvents()).isZero();
    }

    @Test
    void answers503AndLeavesRoomForOthersIfThePoolTakesNoMore() {
        route.camel.getExecutorServiceManager().setThreadPoolFactory(new BrokenPools(new RejectedExecutionException("full")));
        route.start("ackMode=onReceive&maxPending=2");

        for (int call = 0; call < 3; call++) {
            assertThat(route.post(Payloads.delivered("1")).status()).isEqualTo(503);
        }

        assertThat(route.consumer().getPendingEvents()).isZero();
    }

    @Test
    void routesAnEventTwiceThatACallHoldsTwiceIfThereIsNoRepository() {
        route.start("ackMode=onReceive");

        route.post(Payloads.batch("1", "1"));

        await().until(() -> route.consumer().getRoutedEvents() == 2);
    }

    /** The sum of what warnings say; each begins with its number of events. */
    private int eventsReportedLost() {
        return warnings.messages().stream().filter(message -> message.contains("were not routed when the route was stopped"))
                .mapToInt(message -> Integer.parseInt(message.substring(0, message.indexOf(' ')))).sum();
    }

    private static final class BrokenPools extends DefaultThreadPoolFactory {

        private final Throwable failure;

        private BrokenPools(Throwable failure) {
            this.failure = failure;
        }

        @Override
        public ExecutorService newThreadPool(ThreadPoolProfile profile, ThreadFactory factory) {
            return new ForkJoinPool() {
                @Override
                public void execute(Runnable task) {
                    if (failure instanceof Error error) {
                        throw error;
                    }
                    throw (RuntimeException) failure;
                }
            };
        }
    }
}
