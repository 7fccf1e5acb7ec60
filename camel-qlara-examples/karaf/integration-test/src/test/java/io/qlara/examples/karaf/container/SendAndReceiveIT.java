/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.karaf.container;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import io.qlara.simulator.QlaraSimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the features install works: YAML routes with netty-http, XML routes in a blueprint with jetty. */
@Order(2)
@ExtendWith(KarafExtension.class)
class SendAndReceiveIT {

    private static final Duration LONG = Duration.ofMinutes(1);

    @ParameterizedTest
    @FieldSource("io.qlara.examples.karaf.container.Example#BOTH")
    void aFileBecomesAMessageAndItsDeliveryEventBecomesAFile(String routes, Example example, QlaraSimulator service) throws Exception {
        service.webhookUrl(example.webhookUrl(routes));

        example.send(routes, "hello.json", "{\"destination\": \"+393401234567\", \"body\": \"Hello from " + routes + "\"}");

        await().atMost(LONG).untilAsserted(() -> assertThat(service.journal().sentTo("+393401234567")).singleElement()
                .satisfies(message -> assertThat(message.request()).isEqualTo(Map.of(
                        "destination", "+393401234567", "body", "Hello from " + routes, "phoneNumberId", Example.SENDER))));
        String messageId = service.journal().messages().get(0).messageId();
        await().atMost(LONG).untilAsserted(() -> assertThat(example.files(routes, "events"))
                .anySatisfy(event -> assertThat(Files.readString(event)).contains(messageId)));
        assertThat(example.files(routes, "sent")).anySatisfy(file -> assertThat(file).hasFileName("hello.json"));
    }

    @ParameterizedTest
    @FieldSource("io.qlara.examples.karaf.container.Example#BOTH")
    void aCallWithTheWrongTokenIsRefused(String routes, Example example) throws Exception {
        URI url = URI.create(example.webhookUrl(routes) + "x");

        HttpResponse<String> answer = HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(url).POST(HttpRequest.BodyPublishers.ofString("{\"messageId\": \"1\"}")).build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(401);
    }
}
