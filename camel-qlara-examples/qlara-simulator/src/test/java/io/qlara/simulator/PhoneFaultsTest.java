/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a tester lets happen to the next messages, and what the page may not ask for. */
class PhoneFaultsTest {

    @RegisterExtension
    static QlaraSimulatorExtension simulator = QlaraSimulatorExtension.with(builder -> builder.phone(true).callbackDelay(Duration.ofHours(1)));

    @Test
    void rejectsTheNextMessage() {
        plan("reject");

        send(Map.of("body", "rejected"));
        send(Map.of("body", "accepted"));

        assertThat(simulator.journal().messages()).extracting(SentMessage::accepted).containsExactly(false, true);
    }

    @ParameterizedTest
    @CsvSource({"too-many-requests, 429", "server-error, 500"})
    void answersTheNextMessageWithAnError(String kind, int status) {
        plan(kind);
        assertThat(client().state().get("faults")).asString().isNotEqualTo("[]");
        assertThat(ApiClient.of(simulator.get()).get(ApiClient.PHONE_NUMBERS).statusCode()).isEqualTo(200);

        assertThat(send(Map.of("body", "Ciao")).statusCode()).isEqualTo(status);
        assertThat(send(Map.of("body", "Ciao")).statusCode()).isEqualTo(200);
        assertThat(client().state()).containsEntry("faults", List.of());
    }

    @Test
    void takesFiveSecondsForTheNextMessage() {
        plan("slow");

        long start = System.nanoTime();
        send(Map.of("body", "Ciao"));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(30));
    }

    @Test
    void losesTheConnectionOfTheNextMessageOnceItWasTaken() {
        plan("connection-lost");

        assertThatThrownBy(() -> send(Map.of("body", "Ciao"))).hasCauseInstanceOf(IOException.class);
        assertThat(simulator.journal().count()).isEqualTo(1);
    }

    @Test
    void forgetsWhatIsPlanned() {
        plan("server-error");

        client().call("DELETE", "faults", Map.of());

        assertThat(send(Map.of("body", "Ciao")).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            POST   | chats                       | {"customer":"39340","business":"+390200000101"}          | 400
            POST   | chats                       | {"customer":"+393401234567","business":"+390000000000"}  | 400
            POST   | chats                       | [1]                                                      | 400
            POST   | chats/1-2/text              | {"text":"Hi"}                                            | 404
            POST   | chats/393401234567-390200000101/text  | {"text":" "}                                   | 400
            POST   | chats/393401234567-390200000101/text  | {}                                             | 400
            PUT    | chats/393401234567-390200000101/reach | {"reach":"pigeon"}                             | 400
            POST   | messages/99/press           | {"button":"Yes"}                                         | 404
            POST   | messages/1/press            | {"button":"No such button"}                              | 400
            POST   | messages/1/events           | {"kind":"thrice"}                                        | 400
            POST   | messages/x/events           | {"kind":"twice"}                                         | 400
            POST   | faults                      | {"kind":"fire"}                                          | 400
            GET    | nothing                     | {}                                                       | 404
            GET    | calls/7                     | {}                                                       | 404
            """)
    void saysWhatItDoesNotUnderstand(String method, String path, String body, int status) {
        open();
        send(Map.of("body", "Ciao"));

        HttpResponse<String> response = client().call(method, path.replace("messages/1", firstMessage()), body);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat((String) ApiClient.json(response).get("message")).isNotBlank();
    }

    @Test
    void plansNoMoreThanTwentyFaults() {
        for (int i = 0; i < 20; i++) {
            plan("server-error");
        }

        assertThat(client().post("faults", Map.of("kind", "slow")).statusCode()).isEqualTo(409);
    }

    private static void open() {
        assertThat(client().post("chats", Map.of("customer", "+39 340 123-4567", "business", "+390200000101")).body())
                .isEqualTo("{\"id\":\"" + PhoneClient.CHAT + "\"}");
    }

    private static String firstMessage() {
        return "messages/" + client().messages().get(0).get("number");
    }

    private static void plan(String kind) {
        assertThat(client().post("faults", Map.of("kind", kind)).statusCode()).isEqualTo(204);
    }

    private static HttpResponse<String> send(Map<String, Object> fields) {
        Map<String, Object> request = new LinkedHashMap<>(Map.of("destination", PhoneClient.CUSTOMER, "phoneNumberId", "101"));
        request.putAll(fields);
        return ApiClient.of(simulator.get()).post(ApiClient.SEND, request);
    }

    private static PhoneClient client() {
        return new PhoneClient(simulator.get());
    }
}
