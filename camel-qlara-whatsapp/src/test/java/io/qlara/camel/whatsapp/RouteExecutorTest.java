/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;

import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ThreadPoolProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Each step runs once and soon, on few threads, whatever the other steps do. */
class RouteExecutorTest {

    private static final int NO_QUEUE = -1;
    private static final int LONG_QUEUE = 1_000;

    private CamelContext camel;
    private MadeThreads threads;
    private RouteExecutor executor;

    @BeforeEach
    void startCamel() {
        camel = new DefaultCamelContext();
        threads = MadeThreads.of(camel);
        camel.start();
    }

    @AfterEach
    void stopCamel() {
        executor.close();
        camel.stop();
    }

    @ParameterizedTest
    @OnPlatformThreads
    @ValueSource(ints = {NO_QUEUE, LONG_QUEUE})
    void stepsThatAreMerelySlowAddNoThreadToAPoolOfFour(int queue) {
        executor = executor(4, queue);

        List<CompletableFuture<Void>> steps = IntStream.range(0, 40)
                .mapToObj(number -> begin(() -> pause(300))).toList();

        assertAllEnd(steps);
        assertThat(threads.all()).hasSizeLessThanOrEqualTo(4);
    }

    @ParameterizedTest
    @OnPlatformThreads
    @ValueSource(ints = {NO_QUEUE, LONG_QUEUE})
    void stepsThatWaitForNewerStepsEndOnAPoolOfOneThread(int queue) {
        executor = executor(1, queue);

        assertAllEnd(begin(100, this::waitForANewerStep));

        assertThat(threads.helpers()).isNotEmpty().hasSizeLessThan(30);
    }

    @Test
    void aStepMayWaitForOneThatWaitsForOneInTurn() {
        executor = executor(1, LONG_QUEUE);

        assertAllEnd(begin(20, () -> begin(this::waitForANewerStep).join()));
    }

    @Test
    void helpersEndWhenNothingWaitsAnyMore() {
        executor = executor(1, LONG_QUEUE);
        assertAllEnd(begin(20, this::waitForANewerStep));

        await().atMost(30, TimeUnit.SECONDS).until(() -> threads.helpers().stream().noneMatch(Thread::isAlive));
    }

    @Test
    @OnPlatformThreads
    void helpersEndWhenThePoolMovesAgainAlthoughMoreWaits() {
        executor = executor(1, LONG_QUEUE);
        CompletableFuture<Void> newest = new CompletableFuture<>();
        CompletableFuture<Void> testEnds = new CompletableFuture<>();
        begin(newest::join);
        List<CompletableFuture<Void>> slow = begin(500, () -> testEnds.copy().completeOnTimeout(null, 100, TimeUnit.MILLISECONDS).join());
        begin(() -> newest.complete(null));

        await().atMost(30, TimeUnit.SECONDS).until(newest::isDone);
        await().atMost(30, TimeUnit.SECONDS).until(() -> threads.helpers().stream().noneMatch(Thread::isAlive));

        assertThat(slow).anyMatch(step -> !step.isDone());
        testEnds.complete(null);
    }

    @Test
    @OnPlatformThreads
    void aHelperStaysWhileThePoolStandsStillAlthoughItTakesNothingThatFreesIt() {
        executor = executor(1, LONG_QUEUE);
        CompletableFuture<Void> never = new CompletableFuture<>();
        begin(never::join);

        assertAllEnd(begin(40, () -> pause(100)));

        assertThat(threads.helpers()).hasSize(1);
        never.complete(null);
    }

    @Test
    @OnPlatformThreads
    void aHelperThatCantBeMadeIsTriedAgain() {
        AtomicBoolean refused = new AtomicBoolean();
        camel.getExecutorServiceManager().addThreadFactoryListener((source, factory) -> refusingOnce(factory, refused));
        executor = executor(1, LONG_QUEUE);

        assertAllEnd(begin(1, this::waitForANewerStep));

        assertThat(refused).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {NO_QUEUE, LONG_QUEUE})
    void aStepThatThrowsAnErrorHoldsNoOtherUp(int queue) {
        executor = executor(1, queue);
        executor.execute(() -> {
            pause(100);
            throw new LinkageError("of a step");
        });

        assertAllEnd(begin(10, this::waitForANewerStep));
    }

    @Test
    void theInterruptOfAStepDoesNotReachTheNext() {
        executor = executor(1, NO_QUEUE);
        executor.execute(() -> {
            pause(100);
            Thread.currentThread().interrupt();
        });

        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        executor.execute(() -> interrupted.complete(Thread.currentThread().isInterrupted()));

        assertThat(interrupted.orTimeout(30, TimeUnit.SECONDS).join()).isFalse();
    }

    @ParameterizedTest
    @OnPlatformThreads
    @ValueSource(ints = {NO_QUEUE, 1, LONG_QUEUE})
    void everyStepRunsOnceHoweverFastTheyComeAndOnFewThreads(int queue) throws Exception {
        executor = executor(2, queue);
        AtomicIntegerArray runs = new AtomicIntegerArray(30_000);
        CountDownLatch ended = new CountDownLatch(runs.length());
        Collection<Thread> ranOn = ConcurrentHashMap.newKeySet();

        // any number of threads begin them
        IntStream.range(0, runs.length()).parallel().forEach(number -> executor.execute(() -> {
            ranOn.add(Thread.currentThread());
            runs.incrementAndGet(number);
            ended.countDown();
        }));

        assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(IntStream.range(0, runs.length()).map(runs::get)).containsOnly(1);
        // one more is made where the pool refuses although all its threads have just ended a step
        assertThat(threads.all()).containsAll(ranOn).hasSizeLessThan(300);
    }

    @Test
    void whatComesAfterTheCloseRunsOnAThreadOfItsOwn() {
        executor = executor(1, LONG_QUEUE);
        executor.close();

        CompletableFuture<Thread> ranOn = new CompletableFuture<>();
        executor.execute(() -> ranOn.complete(Thread.currentThread()));

        assertThat(ranOn.orTimeout(30, TimeUnit.SECONDS).join()).isNotSameAs(Thread.currentThread());
    }

    @Test
    void whatWaitsWhenItIsClosedStillRuns() {
        executor = executor(1, LONG_QUEUE);
        List<CompletableFuture<Void>> steps = begin(20, this::waitForANewerStep);

        executor.close();

        assertAllEnd(steps);
    }

    private RouteExecutor executor(int poolSize, int queue) {
        ThreadPoolProfile profile = new ThreadPoolProfile(RouteExecutor.PROFILE);
        profile.setPoolSize(poolSize);
        profile.setMaxPoolSize(poolSize);
        profile.setMaxQueueSize(queue);
        camel.getExecutorServiceManager().registerThreadPoolProfile(profile);
        return new RouteExecutor(camel, this);
    }

    private CompletableFuture<Void> begin(Runnable step) {
        return CompletableFuture.runAsync(step, executor);
    }

    private List<CompletableFuture<Void>> begin(int count, Runnable step) {
        return IntStream.range(0, count).mapToObj(number -> begin(step)).toList();
    }

    private void waitForANewerStep() {
        begin(() -> {
        }).join();
    }

    /** For so long a step keeps its thread. */
    private static void pause(long milliseconds) {
        new CompletableFuture<Void>().completeOnTimeout(null, milliseconds, TimeUnit.MILLISECONDS).join();
    }

    private static ThreadFactory refusingOnce(ThreadFactory factory, AtomicBoolean refused) {
        return action -> {
            Thread thread = factory.newThread(action);
            if (thread.getName().contains("helper") && refused.compareAndSet(false, true)) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            return thread;
        };
    }

    private static void assertAllEnd(List<CompletableFuture<Void>> steps) {
        assertThat(CompletableFuture.allOf(steps.toArray(CompletableFuture[]::new))).succeedsWithin(30, TimeUnit.SECONDS);
    }
}
