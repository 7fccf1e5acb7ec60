/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.orders;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.qlara.simulator.Journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class OutcomeTest {

    private static final String ORDER = "O-1,Zoë,+39 340 000 0101,it,Moka,24.90,2026-12-04\n";
    private static final String OTHER = ORDER.replace("O-1", "O-2");

    private static final Map<String, String> SETTLED_SOON = Map.of("orders.settle-after-seconds", "0");

    @TempDir
    private Path home;

    @Test
    void neverSendsAgainWhatMayHaveBeenSent() {
        try (RunningApplication application = RunningApplication.start(home)) {
            application.simulator().failNextSends(1, 500, "{}", Map.of());
            application.drop("orders.csv", ORDER);
            await().until(() -> application.state("O-1").equals("UNKNOWN"));

            application.drop("orders.csv", ORDER + OTHER);

            await().until(() -> application.state("O-2").equals("DELIVERED"));
            assertThat(application.sendRequests()).isEqualTo(2);
        }
        try (RunningApplication application = RunningApplication.start(home)) {
            application.drop("orders.csv", ORDER + OTHER.replace("O-2", "O-3"));

            await().until(() -> application.state("O-3").equals("DELIVERED"));
            assertThat(application.state("O-1")).isEqualTo("UNKNOWN");
            assertThat(application.sendRequests()).isEqualTo(1);
        }
    }

    @Test
    void keepsNoThreadWaitingForTheService() {
        try (RunningApplication application = RunningApplication.start(home, Map.of("simulator.callback-delay", "60000", "camel.main.shutdownTimeout", "1"))) {
            application.drop("first.csv", OTHER);
            await().until(() -> application.state("O-2").equals("SENT"));
            application.simulator().delay(Duration.ofMinutes(1));
            application.drop("orders.csv", orders(50));

            await().until(() -> application.journal().count() == 51);
            assertThat(application.orders()).extracting(order -> order.get("state").asText()).containsOnlyOnce("SENT")
                    .filteredOn("SENDING"::equals).hasSize(50);
            assertThat(routeThreads()).isLessThan(10);
        }
    }

    @Test
    void sendsNoMoreAtATimeThanIsSaid() {
        Map<String, String> settings = Map.of("orders.in-flight", "2", "simulator.callback-delay", "60000", "camel.main.shutdownTimeout", "1");
        try (RunningApplication application = RunningApplication.start(home, settings)) {
            application.drop("first.csv", OTHER);
            await().until(() -> application.state("O-2").equals("SENT"));
            application.simulator().delay(Duration.ofMinutes(1));
            application.drop("orders.csv", orders(20));

            await().until(() -> application.journal().count() == 3);
            await().during(Duration.ofSeconds(1)).untilAsserted(() -> assertThat(application.orders()).extracting(order -> order.get("state").asText())
                    .containsOnly("SENT", "SENDING", "QUEUED").filteredOn("SENDING"::equals).hasSize(2));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "0", "-1", "many" })
    void doesNotStartWhereNoOrderMayBeUnderWay(String orders) {
        assertThatThrownBy(() -> RunningApplication.start(home, Map.of("orders.in-flight", orders))).isInstanceOf(StartupException.class)
                .hasMessage("ORDERS_IN_FLIGHT must be a number from 1 to 9999, not '" + orders + "'");
    }

    @Test
    void learnsFromAnEventThatAMessageOfUnknownOutcomeArrived() {
        try (RunningApplication application = RunningApplication.start(home)) {
            application.simulator().failNextSends(1, 500, "{}", Map.of());
            application.drop("orders.csv", ORDER);
            await().until(() -> application.state("O-1").equals("UNKNOWN"));

            application.postEvent("{\"messageId\":\"O-1\",\"destination\":\"+393400000101\",\"status\":3}");

            assertThat(application.state("O-1")).isEqualTo("DELIVERED");
        }
    }

    @Test
    void asksWhatBecameOfAMessageOfUnknownOutcome() {
        try (RunningApplication application = RunningApplication.start(home, SETTLED_SOON)) {
            application.drop("first.csv", OTHER);
            await().until(() -> application.state("O-2").equals("DELIVERED"));
            application.simulator().undeliverable("+393400000101");
            application.simulator().loseAnswers(1);
            application.simulator().webhookUrl(null);

            application.drop("orders.csv", ORDER);

            await().until(() -> application.state("O-1").equals("UNDELIVERABLE"));
            assertThat(application.sendRequests()).isEqualTo(2);
        }
    }

    @Test
    void leavesToTheStaffWhatTheServiceDoesNotKnowEither() {
        try (RunningApplication application = RunningApplication.start(home, SETTLED_SOON)) {
            application.simulator().failNextSends(1, 500, "{}", Map.of());
            application.drop("orders.csv", ORDER);

            await().until(() -> application.statusRequests() == 2);
            application.drop("more.csv", OTHER);
            await().until(() -> application.state("O-2").equals("DELIVERED"));

            assertThat(application.state("O-1")).isEqualTo("UNKNOWN");
            assertThat(application.statusRequests()).isEqualTo(2);
            assertThat(application.sendRequests()).isEqualTo(2);
        }
    }

    @Test
    void sendsAtTheNextStartWhatWaitedForItsTurnAtTheStop() {
        StringBuilder rows = new StringBuilder();
        IntStream.range(100, 130).forEach(i -> rows.append(ORDER.replace("O-1", "O-" + i)));
        int before;
        try (RunningApplication application = RunningApplication.start(home, Map.of("camel.component.qlara-whatsapp.requestsPerSecond", "1"))) {
            application.drop("orders.csv", rows.toString());
            await().until(() -> application.journal().count() > 1 && application.orders().size() == 30);
            Journal journal = application.journal();
            application.close();
            before = journal.count();
        }
        try (RunningApplication application = RunningApplication.start(home)) {
            await().until(() -> application.journal().count() == 30 - before);
            await().untilAsserted(() -> assertThat(application.orders()).extracting(order -> order.get("state").asText())
                    .allMatch(state -> state.equals("SENT") || state.equals("DELIVERED")));
            assertThat(application.journal().count()).isEqualTo(30 - before);
        }
    }

    @Test
    void triesAgainWhatTheServiceSurelyDidNotTake() {
        try (RunningApplication application = RunningApplication.start(home)) {
            application.simulator().failNextSends(1, 429, "{}", Map.of("Retry-After", "1"));
            application.drop("orders.csv", ORDER);

            await().until(() -> application.state("O-1").equals("DELIVERED"));
            assertThat(application.sendRequests()).isEqualTo(2);
            assertThat(application.journal().count()).isEqualTo(1);
        }
    }

    @Test
    void sendsARefusedOrderWhenItIsDroppedAgain() {
        try (RunningApplication application = RunningApplication.start(home)) {
            application.simulator().failNextSends(1, 401, "{}", Map.of());
            application.drop("orders.csv", ORDER);
            await().until(() -> application.state("O-1").equals("FAILED"));

            application.drop("orders.csv", ORDER);

            await().until(() -> application.state("O-1").equals("DELIVERED"));
            assertThat(application.journal().count()).isEqualTo(1);
        }
    }

    private static String orders(int number) {
        return IntStream.range(100, 100 + number).mapToObj(i -> ORDER.replace("O-1", "O-" + i)).collect(Collectors.joining());
    }

    private static long routeThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains("QlaraWhatsApp") || thread.getName().contains("seda"))
                .count();
    }
}
