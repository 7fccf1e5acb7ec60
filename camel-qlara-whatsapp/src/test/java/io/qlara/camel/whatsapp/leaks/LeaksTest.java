/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.leaks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;

import org.apache.camel.util.ObjectHelper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.qlara.camel.whatsapp.client.QlaraException;
import io.qlara.simulator.QlaraSimulator;

import static org.assertj.core.api.Assertions.assertThat;

/** After one of everything was sent and received, with the component's log at TRACE: who can read what, and where. */
@Tag("http-server")
class LeaksTest {

    private static final RecordedLog LOG = new RecordedLog();
    private static final QlaraSimulator SERVICE = QlaraSimulator.builder().apiKey(Secrets.API_KEY).build().start();
    private static ObservedApplication application;
    private static Traffic traffic;
    private static OperatorsView view;

    @BeforeAll
    static void sendAndReceive(@TempDir Path folder) throws Exception {
        application = new ObservedApplication(SERVICE, folder);
        traffic = new Traffic(application, SERVICE);
        view = new OperatorsView(application.camel());
        traffic.sends();
        traffic.failures();
        traffic.failuresInARoute();
        traffic.failuresOfAProxy();
        traffic.management();
        traffic.webhooks();
    }

    @AfterAll
    static void stop() {
        LOG.close();
        SERVICE.close();
        application.close();
    }

    @Test
    void noLogHoldsACredential() {
        assertThat(LOG.from(Level.TRACE)).anyMatch(line -> line.contains("A webhook call is answered"))
                .anyMatch(line -> line.contains("webhookCredentials.token = xxxxxx"))
                .anyMatch(line -> line.contains(">> X-Api-Key: xxxxxx"))
                .filteredOn(holds(Secrets.credentials())).isEmpty();
    }

    @Test
    void noLogAboveDebugHoldsPersonalData() {
        assertThat(LOG.from(Level.INFO)).anyMatch(line -> line.contains("the route failed"))
                .anyMatch(line -> line.contains("QlaraAuthenticationException") && line.contains("Message History"))
                .filteredOn(holds(Secrets.personalData())).isEmpty();
    }

    @Test
    void noMessageOfAnExceptionOrItsCausesHoldsACredentialOrPersonalData() {
        List<String> messages = application.failures().stream().flatMap(LeaksTest::withCauses).map(Throwable::toString).toList();

        assertThat(messages).hasSizeGreaterThan(40).filteredOn(holds(Secrets.all())).isEmpty();
    }

    @Test
    void whatIsKeptOutOfMessagesIsInGetters() {
        assertThat(application.failures()).filteredOn(QlaraException.class::isInstance)
                .anySatisfy(failure -> assertThat(((QlaraException) failure).getResponseBody()).contains(Secrets.ANSWER));
    }

    @Test
    void noAttributeInJmxHoldsACredentialOrPersonalData() throws Exception {
        assertThat(view.jmxAttributes()).hasSizeGreaterThan(500).anyMatch(shown -> shown.contains("UnauthorizedCalls = 3"))
                .filteredOn(holds(Secrets.all())).isEmpty();
    }

    @Test
    void noDumpOfJmxHoldsMoreThanTheRouteAuthorWroteIntoUris() throws Exception {
        assertThat(view.jmxDumps()).anyMatch(shown -> shown.contains("uri=\"qlara-whatsapp:webhooks\""))
                .filteredOn(holds(Secrets.configured())).isEmpty();
    }

    @Test
    void healthChecksHoldNoCredentialAndNoPersonalData() {
        assertThat(view.healthChecks()).anyMatch(shown -> shown.startsWith("producer:qlara-whatsapp"))
                .anyMatch(shown -> shown.startsWith("consumer:configured")).filteredOn(holds(Secrets.all())).isEmpty();
    }

    @Test
    void devConsolesHoldNoPersonalData() {
        assertThat(view.devConsoles()).filteredOn(holds(Secrets.personalData())).isEmpty();
    }

    @Test
    void noDevConsoleHoldsACredentialButThoseOfCamelThatPrintPropertiesAndUrisAsTheyWereWritten() {
        // the last one is new in Camel 4.22
        Set<String> ofCamel = Set.of("properties", "main-configuration", "endpoint", "service", "route-dump", "route-structure", "bean", "processor-detail");

        assertThat(view.devConsoles()).hasSizeGreaterThan(20).anyMatch(shown -> shown.startsWith("qlara-whatsapp: "))
                .filteredOn(shown -> !ofCamel.contains(shown.substring(0, shown.indexOf(':'))))
                .filteredOn(holds(Secrets.credentials())).isEmpty();
    }

    @Test
    void endpointsHoldNoCredential() {
        assertThat(view.endpoints()).anyMatch(endpoint -> endpoint.contains("apiKey=xxxxxx"))
                .filteredOn(holds(Secrets.credentials())).isEmpty();
    }

    @Test
    void answersToWebhookCallsHoldNothingOfTheCall() {
        assertThat(traffic.answers()).hasSize(16).filteredOn(holds(Secrets.all())).isEmpty();
    }

    private static Predicate<String> holds(List<String> values) {
        return text -> values.stream().anyMatch(text::contains);
    }

    private static Stream<Throwable> withCauses(Throwable failure) {
        List<Throwable> all = new ArrayList<>();
        for (Throwable one : ObjectHelper.createExceptionIterable(failure)) {
            all.add(one);
            all.addAll(List.of(one.getSuppressed()));
        }
        return all.stream();
    }
}
