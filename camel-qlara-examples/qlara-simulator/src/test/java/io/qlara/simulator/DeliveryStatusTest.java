/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryStatusTest {

    private static final String CUSTOMER = "+393401234567";
    private static final String STATUS = "/api/partner-gateway/v1/messages/status";

    @RegisterExtension
    static QlaraSimulatorExtension simulator = QlaraSimulatorExtension.with(builder -> builder.callbackDelay(Duration.ofHours(1)));

    private ApiClient client;

    @BeforeEach
    void connect() {
        client = ApiClient.of(simulator.get());
    }

    @ParameterizedTest
    @EnumSource(Documents.class)
    void isSentUntilTheMessageIsDelivered(Documents documents) {
        simulator.get().documents(documents);
        String id = (String) ApiClient.json(client.sendText(CUSTOMER, "Hello")).get("messageId");

        HttpResponse<String> response = client.get(STATUS + "/" + id + "?channel=WHATSAPP");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(ApiClient.json(response)).isEqualTo(sent(id));
    }

    @ParameterizedTest
    @CsvSource({"+393401234567, DELIVERED", "+393400000001, ERROR"})
    void followsTheDeliveryAlsoWithoutAWebhookUrl(String destination, String status) {
        try (QlaraSimulator quick = QlaraSimulator.builder().callbackDelay(Duration.ZERO).build().start()) {
            quick.undeliverable("+393400000001");

            send(ApiClient.of(quick), "order-7", destination);

            await().atMost(Duration.ofSeconds(30)).until(() -> status(ApiClient.of(quick), "order-7").equals(status));
        }
    }

    @Test
    void isReadOnceTheCustomerHasRead() {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            simulator.get().webhookUrl(receiver.url());
            send(client, "order-7", CUSTOMER);

            simulator.get().read("order-7", CUSTOMER);

            await().atMost(Duration.ofSeconds(30)).until(() -> status(client, "order-7").equals("READ"));
        }
    }

    @Test
    void isKnownByTheServicesIdAndTheCallersOwn() {
        Map<String, Object> response = ApiClient.json(client.post(ApiClient.SEND, Map.of("destination", CUSTOMER,
                "phoneNumberId", "101", "body", "Hello", "customerMessageId", "order-7")));

        assertThat(status(client, "order-7")).isEqualTo("SENT");
        assertThat(status(client, (String) response.get("messageId"))).isEqualTo("SENT");
    }

    @Test
    void isAnErrorForAMessageThatWasNotAccepted() {
        simulator.get().reject(CUSTOMER);

        send(client, "order-7", CUSTOMER);

        assertThat(status(client, "order-7")).isEqualTo("ERROR");
    }

    @Test
    void isNotKnownForASimulatedMessage() {
        client.post(ApiClient.SEND, Map.of("destination", CUSTOMER, "phoneNumberId", "101", "body", "Hello",
                "messageId", "order-7", "simulation", true));

        assertThat(client.get(STATUS + "/order-7?channel=WHATSAPP").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/order-8?channel=WHATSAPP", "/order-7?channel=SMS", "/order-7/more?channel=WHATSAPP"})
    void isNotFoundForAnotherIdOrChannel(String path) {
        send(client, "order-7", CUSTOMER);

        assertThat(client.get(STATUS + path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/order-7", "/order-7?channel=", "?channel=WHATSAPP", "?ids=&channel=WHATSAPP", "?ids=order-7"})
    void needsAChannelAndIds(String path) {
        send(client, "order-7", CUSTOMER);

        assertThat(client.get(STATUS + path).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ids", "customerMessageIds"})
    void ofSeveralMessagesLeavesOutWhatIsNotKnown(String parameter) {
        send(client, "order-7", CUSTOMER);
        send(client, "order+8", CUSTOMER);

        HttpResponse<String> response = client.get(STATUS + "?" + parameter + "=order%2B8,order-6,order-7&channel=WHATSAPP");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(ApiClient.json("{\"all\":" + response.body() + "}"))
                .isEqualTo(Map.of("all", List.of(sent("order+8"), sent("order-7"))));
    }

    @Test
    void ofSeveralMessagesIsEmptyOnAnotherChannel() {
        send(client, "order-7", CUSTOMER);

        assertThat(client.get(STATUS + "?ids=order-7&channel=RCS").body()).isEqualTo("[]");
    }

    @Test
    void isWhatATestChose() {
        simulator.get().deliveryStatus("never-sent", "EXPIRED");

        assertThat(status(client, "never-sent")).isEqualTo("EXPIRED");
    }

    @Test
    void isUnknownWhenATestSaysSo() {
        send(client, "order-7", CUSTOMER);

        simulator.get().deliveryStatus("order-7", null);

        assertThat(client.get(STATUS + "/order-7?channel=WHATSAPP").statusCode()).isEqualTo(404);
    }

    @Test
    void thatATestChoseStaysWhateverIsDelivered() {
        Deliveries deliveries = new Deliveries(10);
        deliveries.add("order-7", null, Deliveries.SENT);
        deliveries.choose("order-7", "EXPIRED");

        deliveries.happened("order-7", Deliveries.DELIVERED);

        assertThat(deliveries.status("order-7")).hasValue("EXPIRED");
    }

    @Test
    void doesNotFallBehindRead() {
        Deliveries deliveries = new Deliveries(10);
        deliveries.add("order-7", null, Deliveries.SENT);
        deliveries.happened("order-7", Deliveries.READ);

        deliveries.happened("order-7", Deliveries.DELIVERED);

        assertThat(deliveries.status("order-7")).hasValue("READ");
    }

    @Test
    void isForgottenForTheOldestMessages() {
        Deliveries deliveries = new Deliveries(2);

        List.of("1", "2", "1", "3").forEach(id -> deliveries.add(id, null, Deliveries.SENT));

        assertThat(deliveries.status("2")).isEmpty();
        assertThat(deliveries.status("1")).hasValue("SENT");
    }

    @Test
    void isForgottenByAReset() {
        send(client, "order-7", CUSTOMER);

        simulator.get().reset();

        assertThat(client.get(STATUS + "/order-7?channel=WHATSAPP").statusCode()).isEqualTo(404);
    }

    @Test
    void isReadOnly() {
        assertThat(client.post(STATUS + "?channel=WHATSAPP", Map.of()).statusCode()).isEqualTo(405);
    }

    private static void send(ApiClient client, String ownId, String destination) {
        client.post(ApiClient.SEND, Map.of("destination", destination, "phoneNumberId", "101", "body", "Hello", "messageId", ownId));
    }

    private static Object status(ApiClient client, String id) {
        return ApiClient.json(client.get(STATUS + "/" + id + "?channel=WHATSAPP")).get("deliveryStatus");
    }

    private static Map<String, Object> sent(String id) {
        return Map.of("customerMessageId", id, "deliveryStatus", "SENT", "deliveryStatusDescription", "Message sent");
    }
}
