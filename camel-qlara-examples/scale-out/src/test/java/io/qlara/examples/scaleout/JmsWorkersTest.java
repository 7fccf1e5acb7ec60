/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.scaleout;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;

import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The same routes on queues: one broker, two workers. */
@Tag("kill")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JmsWorkersTest {

    private static final int ORDERS = Integer.getInteger("kill.orders", 300);
    private static final Duration GENEROUS = Duration.ofMinutes(4);

    private Cluster cluster;
    private String broker;

    @BeforeAll
    void start() throws Exception {
        cluster = new Cluster(LogFolder.of(JmsWorkersTest.class));
        broker = "tcp://" + cluster.brokers();
        cluster.with("quota.per-second", 1_000_000).with("quota.per-minute", 60_000_000).with("orders.redeliveries", 0)
                .with("camel.main.routesIncludePattern", "classpath:worker/*.camel.yaml,classpath:jms/*.camel.yaml")
                .with("jms.url", broker).with("results", "jms:queue:results").with("unsettled", "jms:queue:unsettled")
                .with("broken", "jms:queue:broken");
        cluster.startDatabaseAndService();
        cluster.start("broker", Map.of(), JmsBroker.class.getName(), LogFolder.of(JmsWorkersTest.class).resolve("broker").toString(),
                cluster.brokers().split(":")[1]);
        cluster.startWorker(1);
        cluster.startWorker(2);
        cluster.awaitWorker(1);
        cluster.awaitWorker(2);
    }

    @AfterAll
    void end() {
        cluster.kill();
    }

    @Test
    @Order(1)
    void theOrdersOfAWorkerKilledWithClaimsAreTakenOverAndNoneIsSentTwice() throws Exception {
        Set<String> orders = IntStream.rangeClosed(1, ORDERS).mapToObj(number -> "O-" + number).collect(Collectors.toSet());
        putOrders(1, ORDERS / 2);
        patiently().until(() -> ServiceJournal.read(cluster.serviceUrl()).ids().size() > ORDERS / 4);

        Set<String> claimed = KilledWorker.withClaims(cluster, "worker-2", () -> putOrders(ORDERS / 2 + 1, ORDERS));

        patiently().failFast("an order is in the dead letter queue", () -> assertThat(texts(JmsBroker.DEAD_LETTERS)).isEmpty())
                .untilAsserted(() -> assertThat(texts("results").stream().map(JmsWorkersTest::id).collect(Collectors.toSet())).isEqualTo(orders));
        assertThat(ServiceJournal.read(cluster.serviceUrl()).ids()).containsExactlyInAnyOrderElementsOf(orders);
        assertThat(Orders.count(cluster.databaseUrl(), "SELECT id, 1 FROM messages WHERE asked").keySet()).as("settled by asking").containsAll(claimed);
        patiently().untilAsserted(() -> assertThat(Orders.count(cluster.databaseUrl(), "SELECT status, COUNT(*) FROM messages GROUP BY status"))
                .isEqualTo(Map.of("DELIVERED", ORDERS)));
    }

    @Test
    @Order(2)
    void whatIsNoOrderIsSetAside() {
        List<String> broken = List.of("no JSON", "{\"phone\":\"+393401234567\"}", "{\"id\":\"" + "x".repeat(101) + "\"}",
                "{\"id\":\" A1\",\"phone\":\"+393401234567\",\"text\":\"Ciao\"}", "{\"id\":\"..\",\"phone\":\"+393401234567\",\"text\":\"Ciao\"}",
                "{\"id\":\"A2\",\"phone\":\"+393401234567\",\"text\":{\"destination\":\"+393409999999\",\"body\":\"Ciao\"}}");

        put(broken);

        patiently().untilAsserted(() -> assertThat(texts("broken")).containsExactlyInAnyOrderElementsOf(broken));
    }

    @Test
    @Order(3)
    void anOrderThatFailsAgainAndAgainEndsInTheDeadLetterQueueWithItsClaimGivenBack() throws Exception {
        cluster.jvm("service").kill();
        String order = Orders.json(9_999, "+393409999999");

        put(List.of(order));

        patiently().untilAsserted(() -> assertThat(texts(JmsBroker.DEAD_LETTERS)).containsExactly(order));
        assertThat(Orders.count(cluster.databaseUrl(), "SELECT id, 1 FROM messages WHERE id = 'O-9999'")).isEmpty();
    }

    private void putOrders(int first, int last) {
        put(IntStream.rangeClosed(first, last).mapToObj(number -> Orders.json(number, "+39340" + (1_000_000 + number))).toList());
    }

    private void put(List<String> texts) {
        try (ActiveMQConnectionFactory connections = new ActiveMQConnectionFactory(broker); JMSContext context = connections.createContext()) {
            texts.forEach(text -> context.createProducer().send(context.createQueue("orders"), text));
        }
    }

    /** What is in a queue, and stays there. */
    private List<String> texts(String queue) throws JMSException {
        List<String> texts = new ArrayList<>();
        try (ActiveMQConnectionFactory connections = new ActiveMQConnectionFactory(broker); JMSContext context = connections.createContext()) {
            for (Object message : Collections.list((Enumeration<?>) context.createBrowser(context.createQueue(queue)).getEnumeration())) {
                texts.add(((Message) message).isBodyAssignableTo(String.class) ? ((Message) message).getBody(String.class)
                        : new String(((Message) message).getBody(byte[].class), StandardCharsets.UTF_8));
            }
        }
        return texts;
    }

    private static String id(String result) {
        return result.replaceFirst(".*\"id\":\"([^\"]+)\".*", "$1");
    }

    private static ConditionFactory patiently() {
        return await().atMost(GENEROUS).pollInterval(Duration.ofSeconds(1));
    }
}
