/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.scaleout;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Three workers without a limit by the service, and what is killed under them. Each test has orders of its own. */
@Tag("kill")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledJvmsTest {

    private static final int WORKERS = 3;
    private static final int ORDERS = Integer.getInteger("kill.orders", 300);
    private static final Duration GENEROUS = Duration.ofMinutes(4);
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

    private Cluster cluster;
    private int last;

    @BeforeAll
    void start() throws Exception {
        cluster = new Cluster(LogFolder.of(KilledJvmsTest.class))
                .with("quota.per-second", 1_000_000).with("quota.per-minute", 60_000_000);
        cluster.startKafka().startDatabaseAndService();
        Orders.createTopics(cluster.brokers());
    }

    @AfterAll
    void end() {
        cluster.kill();
    }

    @BeforeEach
    void allWorkersRun() throws Exception {
        for (int worker = 1; worker <= WORKERS; worker++) {
            if (cluster.jvm("worker-" + worker) == null || !cluster.jvm("worker-" + worker).isAlive()) {
                cluster.startWorker(worker);
            }
        }
        for (int worker = 1; worker <= WORKERS; worker++) {
            cluster.awaitWorker(worker);
        }
    }

    @Test
    void theOrdersOfAWorkerKilledWithClaimsAreTakenOverAndNoneIsSentTwice() throws Exception {
        Set<String> orders = new HashSet<>(produce());
        patiently().until(() -> sent(orders) > ORDERS / 4);

        Set<String> claimed = KilledWorker.withClaims(cluster, "worker-2", () -> orders.addAll(produce()));

        assertEachIsSentOnceAndTold(orders);
        assertThat(asked(orders)).as("settled by asking").containsAll(claimed);
    }

    @Test
    void aWorkerThatJoinsTakesItsPart() throws Exception {
        Set<String> orders = new HashSet<>(produce());
        cluster.startWorker(4);
        try {
            cluster.awaitWorker(4);
            patiently().until(() -> {
                orders.addAll(produce(20));
                return partOfWorker4() > 0;
            });
            int before = partOfWorker4();

            orders.addAll(produce());

            assertEachIsSentOnceAndTold(orders);
            assertThat(partOfWorker4() - before).isGreaterThan(ORDERS / 10);
        } finally {
            cluster.jvm("worker-4").kill();
        }
    }

    @Test
    void aBrokerThatIsKilledAndStartsAgainLosesNothing() throws Exception {
        Set<String> orders = produce();
        patiently().until(() -> sent(orders) > ORDERS / 4);

        cluster.jvm("kafka").kill();
        cluster.startKafka();

        assertEachIsSentOnceAndTold(orders);
    }

    @Test
    void aServiceThatStandsStillForTenSecondsLosesNothing() throws Exception {
        long begin = System.nanoTime();

        cluster.jvm("service").signal("STOP");
        Set<String> orders = produce();
        try {
            patiently().until(() -> System.nanoTime() - begin > Duration.ofSeconds(10).toNanos());
        } finally {
            cluster.jvm("service").signal("CONT");
        }

        assertEachIsSentOnceAndTold(orders);
        assertThat(asked(orders)).as("unknown for a time").isNotEmpty();
    }

    @Test
    void anEventThatWasAcknowledgedIsInTheTopicAlthoughItsWorkerWasKilled() throws Exception {
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        ExecutorService senders = Executors.newFixedThreadPool(4);
        try {
            IntStream.range(0, 4).forEach(sender -> senders.submit(postUntilNobodyAnswers(sender, acknowledged)));
            patiently().until(() -> acknowledged.size() > 100);

            cluster.jvm("worker-3").kill();

            senders.shutdown();
            assertThat(senders.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            senders.shutdownNow();
        }
        assertThat(Topic.read(cluster.brokers(), "events").stream().map(KilledJvmsTest::messageId).toList()).containsAll(acknowledged);
    }

    /** Straight to worker 3, past the load balancer. */
    private Callable<Void> postUntilNobodyAnswers(int sender, Set<String> acknowledged) {
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return () -> {
            try {
                for (int i = 0; true; i++) {
                    String id = "event-" + sender + "-" + i;
                    HttpRequest event = HttpRequest.newBuilder(URI.create(cluster.webhookUrl(3))).header("Content-Type", "application/json")
                            .timeout(Duration.ofMinutes(1))
                            .POST(HttpRequest.BodyPublishers.ofString("{\"messageId\": \"" + id + "\", \"status\": 3}")).build();
                    if (client.send(event, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                        acknowledged.add(id);
                    }
                }
            } catch (IOException e) {
                // the worker was killed
                return null;
            }
        };
    }

    private static String messageId(String event) {
        Matcher id = Pattern.compile("\"messageId\":\"([^\"]+)\"").matcher(event);
        return id.find() ? id.group(1) : event;
    }

    private int partOfWorker4() throws Exception {
        return Orders.count(cluster.databaseUrl(), "SELECT 'part', COUNT(*) FROM messages WHERE worker = 'worker-4'").get("part");
    }

    private Set<String> produce() {
        return produce(ORDERS);
    }

    private Set<String> produce(int orders) {
        int first = last + 1;
        last += orders;
        Orders.produce(cluster.brokers(), first, last);
        return IntStream.rangeClosed(first, last).mapToObj(number -> "O-" + number).collect(Collectors.toSet());
    }

    private long sent(Set<String> orders) throws Exception {
        return ServiceJournal.read(cluster.serviceUrl()).ids().stream().filter(orders::contains).count();
    }

    private Set<String> asked(Set<String> orders) throws Exception {
        return Orders.count(cluster.databaseUrl(), "SELECT id, 1 FROM messages WHERE asked AND id IN ('" + String.join("','", orders) + "')").keySet();
    }

    private void assertEachIsSentOnceAndTold(Set<String> orders) throws Exception {
        patiently().untilAsserted(() -> assertThat(results("SENT")).containsAll(orders));
        List<String> arrived = ServiceJournal.read(cluster.serviceUrl()).ids().stream().filter(orders::contains).toList();
        assertThat(arrived).as("at the service").containsExactlyInAnyOrderElementsOf(orders);
        patiently().untilAsserted(() -> assertThat(Orders.count(cluster.databaseUrl(), "SELECT status, COUNT(*) FROM messages WHERE id IN ('"
                + String.join("','", orders) + "') GROUP BY status")).isEqualTo(Map.of("DELIVERED", orders.size())));
    }

    private Set<String> results(String result) {
        return Topic.read(cluster.brokers(), "results").stream().filter(json -> json.contains("\"result\":\"" + result + "\""))
                .map(json -> ID.matcher(json).results().findFirst().orElseThrow().group(1)).collect(Collectors.toSet());
    }

    private static ConditionFactory patiently() {
        return await().atMost(GENEROUS).pollInterval(Duration.ofMillis(500));
    }
}
