/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.quarkus;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.ServiceStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.qlara.camel.whatsapp.QlaraWhatsAppComponent;
import io.qlara.simulator.CallbackAttempt;
import io.qlara.simulator.Journal;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The application on a free port, with the simulator. */
@QuarkusTest
class ShopTest {

    private static final String CUSTOMER = "+393401234567";

    @Inject
    SimulatedService service;
    @Inject
    CamelContext camel;
    @TestHTTPResource
    URI application;

    @BeforeEach
    void forgetEarlierMessagesAndPostEventsToThePortOfTheTest() {
        service.simulator().reset();
        service.simulator().webhookUrl(application.resolve("qlara/webhooks").toString());
    }

    @Test
    void anOrderBecomesAMessageAndItsDeliveryComesBackOnTheServerOfQuarkus() throws Exception {
        HttpResponse<String> answer = post("orders", "{\"number\": \"A-7\", \"phone\": \"+39 340 123 4567\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertIsTextWithoutTheHeadersOfTheRequest(answer);
        assertThat(journal().sentTo(CUSTOMER)).singleElement().satisfies(message -> {
            assertThat(message.request()).isEqualTo(
                    Map.of("destination", CUSTOMER, "phoneNumberId", "101", "body", "Your order A-7 is on its way."));
            assertThat(answer.body()).isEqualTo("Sent as " + message.messageId());
        });
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(journal().callbacks()).singleElement()
                .extracting(CallbackAttempt::statusCode).isEqualTo(200));
        assertThat(camel.getInflightRepository().size()).isZero();
    }

    @Test
    void anOrderWithoutAUsableNumberIsAnsweredWithTheReason() throws Exception {
        HttpResponse<String> answer = post("orders", "{\"number\": \"A-8\", \"phone\": \"12\"}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertIsTextWithoutTheHeadersOfTheRequest(answer);
        assertThat(answer.body()).contains("destination");
        assertThat(journal().messages()).isEmpty();
    }

    @Test
    void anEventWithoutTheTokenIsRefused() throws Exception {
        assertThat(post("qlara/webhooks", "{\"messageId\": \"m\", \"eventType\": \"DELIVERY\"}").statusCode()).isEqualTo(401);
    }

    @Test
    void theApplicationsPropertiesSetTheComponentsOptions() {
        QlaraWhatsAppComponent component = camel.getComponent("qlara-whatsapp", QlaraWhatsAppComponent.class);

        assertThat(component.getRequestsPerMinute()).isEqualTo(1000);
        assertThat(component.getConfiguration().getRequestTimeout()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void everyRouteRuns() {
        assertThat(camel.getRoutes()).extracting("id").containsExactlyInAnyOrderElementsOf(List.of("orders", "delivery-events"));
        assertThat(camel.getRoutes()).allSatisfy(
                route -> assertThat(camel.getRouteController().getRouteStatus(route.getId())).isEqualTo(ServiceStatus.Started));
    }

    private Journal journal() {
        return service.simulator().journal();
    }

    private static void assertIsTextWithoutTheHeadersOfTheRequest(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Type")).hasValueSatisfying(
                type -> assertThat(type).isEqualToIgnoringCase("text/plain;charset=UTF-8"));
        assertThat(answer.headers().map()).doesNotContainKeys("x-session", "user-agent", "host");
    }

    private HttpResponse<String> post(String path, String json) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(application.resolve(path))
                .header("Content-Type", "application/json").header("X-Session", "secret").POST(HttpRequest.BodyPublishers.ofString(json)).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
