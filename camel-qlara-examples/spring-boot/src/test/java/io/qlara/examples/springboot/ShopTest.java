/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.springboot;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.ServiceStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.qlara.camel.whatsapp.QlaraWhatsAppComponent;
import io.qlara.simulator.CallbackAttempt;
import io.qlara.simulator.QlaraSimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The application as its main method starts it, on a free port, with the simulator. */
@SpringBootTest(useMainMethod = SpringBootTest.UseMainMethod.ALWAYS, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ExtendWith(OutputCaptureExtension.class)
class ShopTest {

    private static final String CUSTOMER = "+393401234567";

    @Autowired
    private QlaraSimulator simulator;
    @Autowired
    private CamelContext camel;
    @Value("${local.server.port}")
    private int port;

    @BeforeEach
    void forgetEarlierMessages() {
        simulator.reset();
    }

    @Test
    void anOrderBecomesAMessageAndItsDeliveryComesBackOnTheServerOfSpringBoot(CapturedOutput output) throws Exception {
        HttpResponse<String> answer = post("/orders", "{\"number\": \"A-7\", \"phone\": \"+39 340 123 4567\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertIsTextWithoutTheHeadersOfTheRequest(answer);
        assertThat(simulator.journal().sentTo(CUSTOMER)).singleElement().satisfies(message -> {
            assertThat(message.request()).isEqualTo(
                    Map.of("destination", CUSTOMER, "phoneNumberId", "101", "body", "Your order A-7 is on its way."));
            assertThat(answer.body()).isEqualTo("Sent as " + message.messageId());
            await().atMost(Duration.ofSeconds(60)).until(() -> output.getOut().contains("Message " + message.messageId() + " is DELIVERED"));
        });
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(simulator.journal().callbacks()).singleElement()
                .extracting(CallbackAttempt::statusCode).isEqualTo(200));
    }

    @Test
    void anOrderWithoutAUsableNumberIsAnsweredWithTheReason() throws Exception {
        HttpResponse<String> answer = post("/orders", "{\"number\": \"A-8\", \"phone\": \"12\"}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertIsTextWithoutTheHeadersOfTheRequest(answer);
        assertThat(answer.body()).contains("destination");
        assertThat(simulator.journal().messages()).isEmpty();
    }

    @Test
    void anEventWithoutTheTokenIsRefused() throws Exception {
        assertThat(post("/qlara/webhooks", "{\"messageId\": \"m\", \"eventType\": \"DELIVERY\"}").statusCode()).isEqualTo(401);
    }

    @Test
    void theApplicationsPropertiesSetTheComponentsOptions() {
        QlaraWhatsAppComponent component = camel.getComponent("qlara-whatsapp", QlaraWhatsAppComponent.class);

        assertThat(component.getRequestsPerMinute()).isEqualTo(1000);
        assertThat(component.getConfiguration().getRequestTimeout()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void everyRouteRuns() {
        assertThat(camel.getRoutes()).extracting("id").containsExactlyInAnyOrder("orders", "delivery-events");
        assertThat(camel.getRoutes()).allSatisfy(
                route -> assertThat(camel.getRouteController().getRouteStatus(route.getId())).isEqualTo(ServiceStatus.Started));
    }

    private static void assertIsTextWithoutTheHeadersOfTheRequest(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Type")).hasValueSatisfying(
                type -> assertThat(type).isEqualToIgnoringCase("text/plain;charset=UTF-8"));
        assertThat(answer.headers().map()).doesNotContainKeys("x-session", "user-agent", "host");
    }

    private HttpResponse<String> post(String path, String json) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json").header("X-Session", "secret").POST(HttpRequest.BodyPublishers.ofString(json)).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
