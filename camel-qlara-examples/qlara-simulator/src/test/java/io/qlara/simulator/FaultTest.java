/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FaultTest {

    private static final Duration DELAY = Duration.ofSeconds(2);

    @RegisterExtension
    static QlaraSimulatorExtension simulator = QlaraSimulatorExtension.with(builder -> builder.containerThreads(10));

    @Test
    void theNextRequestsFailAndThenNoMore(QlaraSimulator started) {
        started.failNext(2, 503, "{}", Map.of("Retry-After", "7"));

        assertThat(List.of(status(), status(), status())).containsExactly(503, 503, 200);
    }

    @Test
    void theNextSendsFailAndOtherRequestsPass(QlaraSimulator started) {
        ApiClient client = ApiClient.of(started);
        started.failNextSends(1, 503, "{}", Map.of("Retry-After", "7"));

        assertThat(status()).isEqualTo(200);
        assertThat(client.sendText("+393401234567", "Hello").statusCode()).isEqualTo(503);

        assertThat(client.sendText("+393401234567", "Hello").statusCode()).isEqualTo(200);
        assertThat(started.journal().sentTo("+393401234567")).hasSize(1);
    }

    @Test
    void noSendFailsAfterAReset(QlaraSimulator started) {
        started.failNextSends(1, 503, "{}", Map.of());

        started.reset();

        assertThat(ApiClient.of(started).sendText("+393401234567", "Hello").statusCode()).isEqualTo(200);
    }

    @Test
    void aFailureGoesOutAsItIsGiven(QlaraSimulator started) {
        started.failNext(1, 502, "<html>", Map.of("content-type", "text/html"));

        HttpResponse<String> response = ApiClient.of(started).get(ApiClient.PHONE_NUMBERS);

        assertThat(response.body()).isEqualTo("<html>");
        assertThat(response.headers().allValues("Content-Type")).containsExactly("text/html");
    }

    @Test
    void aFailureMayHaveNoBody(QlaraSimulator started) {
        started.failNext(1, 500, null, Map.of());

        assertThat(ApiClient.of(started).get(ApiClient.PHONE_NUMBERS).body()).isEmpty();
    }

    @Test
    void anAnswerThatIsLostWasCarriedOut(QlaraSimulator started) {
        started.loseAnswers(1);
        ApiClient client = ApiClient.of(started);
        client.withKey("wrong").sendText("+393401234567", "Hello");

        assertThat(client.sendText("+393401234567", "Hello").statusCode()).isEqualTo(500);

        assertThat(started.journal().sentTo("+393401234567")).hasSize(1);
        assertThat(client.sendText("+393401234567", "Hello").statusCode()).isEqualTo(200);
    }

    @Test
    void noAnswerIsLostAfterAReset(QlaraSimulator started) {
        started.loseAnswers(1);

        started.reset();

        assertThat(status()).isEqualTo(200);
    }

    @Test
    void failuresAreTakenInOrder(QlaraSimulator started) {
        started.failNext(1, 500, null, Map.of());
        started.failNext(1, 502, null, Map.of());

        assertThat(List.of(status(), status())).containsExactly(500, 502);
    }

    @Test
    void aMessageThatMetAFailureWasNotSent(QlaraSimulator started) {
        started.failNext(1, 500, null, Map.of());

        ApiClient.of(started).sendText("+393401234567", "Hello");

        assertThat(started.journal().messages()).isEmpty();
        assertThat(started.journal().requests()).containsEntry("POST " + ApiClient.SEND, 1);
    }

    @Test
    void stubsOfATestGoFirstAndAreCounted(QlaraSimulator started) {
        started.wireMock().stubFor(get(urlPathEqualTo(ApiClient.PHONE_NUMBERS)).willReturn(aResponse().withStatus(418)));

        assertThat(status()).isEqualTo(418);
        assertThat(started.journal().requests()).containsEntry("GET " + ApiClient.PHONE_NUMBERS, 1);
    }

    @Test
    void delayedAnswersHoldNoThreads(QlaraSimulator started) {
        started.delay(DELAY);
        long before = System.nanoTime();

        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 300)
                .mapToObj(i -> ApiClient.of(started).getAsync(ApiClient.PHONE_NUMBERS))
                .toList();

        assertThat(answers).allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
        // ten threads that slept would take a minute
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isBetween(DELAY, Duration.ofSeconds(30));
    }

    private static int status() {
        return ApiClient.of(simulator.get()).get(ApiClient.PHONE_NUMBERS).statusCode();
    }
}
