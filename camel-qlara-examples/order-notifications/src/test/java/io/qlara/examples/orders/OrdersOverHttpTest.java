/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.orders;

import java.net.http.HttpResponse;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class OrdersOverHttpTest {

    private static final String ORDER = """
            {"orderId": "P-1", "customer": "Íñigo Núñez", "phone": "+34 600 000 001", "language": "es",
             "items": "Moka", "amount": 24.9, "deliveryDate": "2026-12-04"}""";

    @TempDir
    private Path home;
    private RunningApplication application;

    @BeforeEach
    void start() {
        application = RunningApplication.start(home);
    }

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void sendsAnOrderOnceAndShowsIt() {
        HttpResponse<String> first = application.post(ORDER);
        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(first.headers().firstValue("Content-Type")).hasValue("application/json");
        await().until(() -> application.state("P-1").equals("DELIVERED"));

        HttpResponse<String> second = application.post(ORDER);
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).isEqualTo("{\"orderId\":\"P-1\",\"state\":\"DELIVERED\"}");

        assertThat(application.journal().count()).isEqualTo(1);
        assertThat(application.orders().get(0).get("customer").asText()).isEqualTo("Íñigo Núñez");
        assertThat(application.orders().get(0).get("phone").asText()).isEqualTo("+34600000001");
        assertThat(application.orders().get(0).get("messageId").asText()).isEqualTo("P-1");
    }

    @Test
    void answersBadJsonWithTheReason() {
        HttpResponse<String> answer = application.post("{\"orderId\": ");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).startsWith("{\"error\":\"Unexpected end-of-input");
    }

    @Test
    void answersTheJsonNullAsAnOrderThatIsNotThere() {
        HttpResponse<String> answer = application.post("null");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"error\":\"there is no order\"}");
    }

    @Test
    void answersAnUnusableOrderWithAllReasons() {
        HttpResponse<String> answer = application.post(ORDER.replace("24.9", "-1").replace("+34 600 000 001", "12"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo(
                "{\"error\":\"phone 12 can't be a phone number; amount -1 must be a positive number such as 49.90\"}");
        assertThat(application.orders()).isEmpty();
    }

    @Test
    void answersAFieldThatItDoesNotKnow() {
        HttpResponse<String> answer = application.post(ORDER.replace("customer", "client"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("client");
    }
}
