/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.http.Fault;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.HttpResponseAware;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.qlara.camel.whatsapp.client.QlaraApiException;
import io.qlara.camel.whatsapp.client.QlaraAuthenticationException;
import io.qlara.camel.whatsapp.client.QlaraBadRequestException;
import io.qlara.camel.whatsapp.client.QlaraConflictException;
import io.qlara.camel.whatsapp.client.QlaraException;
import io.qlara.camel.whatsapp.client.QlaraNotFoundException;
import io.qlara.camel.whatsapp.client.QlaraRateLimitException;
import io.qlara.camel.whatsapp.client.QlaraServerException;
import io.qlara.camel.whatsapp.client.QlaraTimeoutException;
import io.qlara.camel.whatsapp.client.QlaraTransportException;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Which exception stands for which failure, and whether the outcome is known. */
class FailuresTest extends SimulatedServiceTest {

    private static final String SEND = "qlara-whatsapp:send?destination=RAW(+393331234567)";

    static Stream<Arguments> statuses() {
        return Stream.of(arguments(400, QlaraBadRequestException.class), arguments(401, QlaraAuthenticationException.class),
                arguments(403, QlaraAuthenticationException.class), arguments(404, QlaraNotFoundException.class),
                arguments(409, QlaraConflictException.class), arguments(413, QlaraApiException.class),
                arguments(415, QlaraApiException.class), arguments(429, QlaraRateLimitException.class),
                arguments(301, QlaraApiException.class), arguments(307, QlaraApiException.class),
                arguments(500, QlaraServerException.class), arguments(502, QlaraServerException.class),
                arguments(503, QlaraServerException.class));
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void everyStatusHasItsException(int status, Class<? extends QlaraException> type) {
        stub(anyCall().willReturn(aResponse().withStatus(status).withBody("the reason for " + DESTINATION)));

        QlaraException failure = failureOf(SEND);

        assertThat(failure).isExactlyInstanceOf(type).hasMessageNotContaining("the reason").hasMessageNotContaining(DESTINATION)
                .hasMessageContaining(String.valueOf(status));
        assertThat(failure.getHttpStatus()).isEqualTo(status);
        assertThat(failure.getResponseBody()).isEqualTo("the reason for " + DESTINATION);
        assertThat(failure.getMethod()).isEqualTo("POST");
        assertThat(failure.getPath()).isEqualTo("/api/message-server/whatsapp/send");
        assertThat(((HttpResponseAware) failure).getHttpResponseCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({ "400, false", "401, false", "404, false", "429, false", "302, false", "500, true", "502, true", "503, true", "504, true" })
    void theOutcomeOfASendIsUnknownAfterAServerError(int status, boolean unknown) {
        stub(anyCall().willReturn(aResponse().withStatus(status)));

        assertThat(failureOf(SEND).isOutcomeUnknown()).isEqualTo(unknown);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "soon | {\"retryAfter\":1e99999999999}", "DATE | ''", "Infinity | [[[[", "-5 | \"" })
    void aQuotaAnswerStaysOneWhateverItsWaitIs(String retryAfter, String body) {
        String header = retryAfter.replace("DATE", "Sat, 06 Nov +999999999 08:49:37 GMT");
        stub(anyCall().willReturn(aResponse().withStatus(429).withHeader("X-RateLimit-Reset", header).withHeader("Retry-After", header)
                .withBody(body)));

        assertThat(failureOf(SEND + "&maxRetries=0")).isExactlyInstanceOf(QlaraRateLimitException.class);
    }

    @Test
    void theOutcomeOfASendIsKnownAfterA503ThatSaysWhenToComeBack() {
        stub(anyCall().willReturn(aResponse().withStatus(503).withHeader("Retry-After", "2")));

        assertThat(failureOf(SEND).isOutcomeUnknown()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({ "operation=create, true", "operation=update&templateId=7&templateUpdateMethod=PATCH, true",
            "operation=update&templateId=7, false", "operation=delete&templateId=7, false", "operation=list, false" })
    void theOutcomeOfATemplateCallIsUnknownWhereARepeatWouldDoMore(String options, boolean unknown) {
        stub(anyCall().willReturn(aResponse().withStatus(500)));

        assertThat(failureOf("qlara-whatsapp:templates?" + options).isOutcomeUnknown()).isEqualTo(unknown);
    }

    @Test
    void aRedirectIsNotFollowedAndNamesTheOption() {
        stub(anyCall().willReturn(aResponse().withStatus(302).withHeader("Location", SERVICE.baseUrl() + "/elsewhere")));

        assertThat(failureOf(SEND)).hasMessageContaining("baseUrl");
        assertThat(requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aBrokenAnswerIsATransportExceptionWithUnknownOutcome(Fault fault) {
        stub(anyCall().willReturn(aResponse().withFault(fault)));

        QlaraException failure = failureOf(SEND);

        assertThat(failure).isInstanceOf(QlaraTransportException.class);
        assertThat(failure.isOutcomeUnknown()).isTrue();
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void aRefusedConnectionIsATransportExceptionThatSaysThatNothingLeft() throws Exception {
        try (ClosedPort port = new ClosedPort()) {
            QlaraException failure = failureOf(SEND + "&apiKey=" + SERVICE.apiKey() + "&baseUrl=" + port.url());

            assertThat(failure).isInstanceOf(QlaraTransportException.class).hasMessageContaining("it never left");
            assertThat(failure.isOutcomeUnknown()).isFalse();
            assertThat(failure.getHttpStatus()).isZero();
        }
    }

    @Test
    void theResponseTimeoutIsADeadlineForTheWholeAnswerNotForItsPieces() {
        stub(anyCall().willReturn(aResponse().withStatus(200).withBody("x".repeat(100)).withChunkedDribbleDelay(50, 10_000)));

        QlaraException failure = failureOf(SEND + "&responseTimeout=3000");

        assertThat(failure).isInstanceOf(QlaraTransportException.class).hasMessageContaining("responseTimeout");
        assertThat(failure.isOutcomeUnknown()).isTrue();
        awaitItsArrival();
    }

    @Test
    void theResponseTimeoutCoversTheWaitForAConnectionAndSaysThatNothingLeft() {
        component.setMaxConnections(1);
        stub(anyCall().willReturn(aResponse().withFixedDelay(10_000)));
        CompletableFuture<Exchange> occupying = camel.createProducerTemplate().asyncSend(SEND, exchange -> exchange.getMessage().setBody("x"));
        await().atMost(30, TimeUnit.SECONDS).until(() -> requests() == 1);

        QlaraException failure = failureOf(SEND + "&responseTimeout=3000");

        assertThat(failure).isInstanceOf(QlaraTransportException.class).hasMessageContaining("responseTimeout")
                .hasMessageContaining("it never left");
        assertThat(failure.isOutcomeUnknown()).isFalse();
        assertThat(requests()).isEqualTo(1);
        assertThat(occupying).isNotDone();
    }

    @ParameterizedTest
    @ValueSource(strings = { "HTTP/1.1 200 OK\r\nthe reason for +393331234567\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nthe reason for +393331234567\r\n", "the reason for +393331234567\r\n\r\n" })
    void noCauseOfAFailureQuotesTheAnswer(String answer) throws Exception {
        try (FaultyServer server = new FaultyServer((body, connection) -> {
            connection.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
            connection.close();
        })) {
            QlaraException failure = failureOf(SEND + "&apiKey=" + SERVICE.apiKey() + "&baseUrl=http://" + server.host());

            assertThat(failure).isInstanceOf(QlaraTransportException.class);
            assertThat(Throwables.getStackTrace(failure)).doesNotContain("the reason", "3331234567");
        }
    }

    @Test
    void aTimeoutForEverKeepsNoOtherFromComing() throws Exception {
        stub(anyCall().willReturn(aResponse().withFixedDelay(30_000)));

        QlaraException failure = failureOf(SEND + "&requestTimeout=" + Long.MAX_VALUE + "&responseTimeout=1000");

        assertThat(failure).isInstanceOf(QlaraTransportException.class).hasMessageContaining("responseTimeout");
    }

    @Test
    void theConnectTimeoutEndsAnAttemptToConnect() throws Exception {
        component.setConnectTimeout(Duration.ofMillis(300));
        List<Socket> filling = new ArrayList<>();
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            fillTheQueueOf(deaf, filling);

            QlaraException failure = failureOf(SEND + "&apiKey=" + SERVICE.apiKey() + "&baseUrl=http://127.0.0.1:" + deaf.getLocalPort());

            assertThat(failure).isInstanceOf(QlaraTransportException.class).hasMessageContaining("ConnectTimeoutException")
                    .hasMessageContaining("it never left");
        } finally {
            for (Socket socket : filling) {
                socket.close();
            }
        }
    }

    @Test
    void aRateLimitSaysWhenToSendAgainIfTheServiceDoes() {
        stub(anyCall().willReturn(aResponse().withStatus(429).withHeader("Retry-After", "90")));
        assertThat(call(SEND, "Ciao", Map.of()).getException()).hasMessageContaining("send again in 90.0 s");

        stub(anyCall().willReturn(aResponse().withStatus(429)));
        assertThat(call(SEND + "&apiKey=not-held-back", "Ciao", Map.of()).getException()).hasMessageContaining("send again later");
    }

    @ParameterizedTest
    @ValueSource(ints = { 300, 399 })
    void everyRedirectNamesTheBaseUrl(int status) {
        stub(anyCall().willReturn(aResponse().withStatus(status)));

        assertThat(call(SEND, "Ciao", Map.of()).getException()).hasMessageContaining("the option baseUrl");
    }

    /** A server that accepts nothing lets a connection wait once its queue is full. */
    private static void fillTheQueueOf(ServerSocket server, List<Socket> sockets) throws IOException {
        try {
            for (int i = 0; i < 20; i++) {
                Socket socket = new Socket();
                sockets.add(socket);
                socket.connect(server.getLocalSocketAddress(), 2000);
            }
        } catch (SocketTimeoutException e) {
            return;
        }
        throw new AssertionError("The queue of the server is longer than 20 connections");
    }

    @Test
    void theRequestTimeoutSaysWhetherTheRequestHadBeenSent() {
        stub(anyCall().willReturn(aResponse().withFixedDelay(10_000)));

        QlaraException failure = failureOf(SEND + "&requestTimeout=3000");

        assertThat(failure).isInstanceOf(QlaraTimeoutException.class).hasMessageContaining("requestTimeout");
        assertThat(failure.isOutcomeUnknown()).isTrue();
        awaitItsArrival();
    }

    @Test
    void aReadThatTimesOutHasAKnownOutcome() {
        stub(anyCall().willReturn(aResponse().withFixedDelay(10_000)));

        assertThat(failureOf("qlara-whatsapp:templates?responseTimeout=300").isOutcomeUnknown()).isFalse();
    }

    @Test
    void aRouteCanTellAnUnknownOutcomeByAnExpression() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(QlaraException.class).onWhen(simple("${exception.outcomeUnknown}")).handled(true)
                        .setBody(constant("reconcile"));
                from("direct:send").to(SEND);
            }
        });
        SERVICE.get().failNext(1, 500, "{}", Map.of());

        assertThat(call("direct:send", "Ciao", Map.of()).getMessage().getBody()).isEqualTo("reconcile");
        SERVICE.get().failNext(1, 400, "{}", Map.of());
        assertThat(call("direct:send", "Ciao", Map.of()).getException()).isInstanceOf(QlaraBadRequestException.class);
    }

    @Test
    void aLongResponseBodyIsCut() {
        stub(anyCall().willReturn(aResponse().withStatus(400).withBody("x".repeat(10_000))));

        assertThat(failureOf(SEND).getResponseBody()).hasSize(4096);
    }

    /** On a slow machine a request can arrive after its caller has given up, and the next test would count it. */
    private static void awaitItsArrival() {
        await().atMost(30, TimeUnit.SECONDS).until(() -> requests() == 1);
    }

    private QlaraException failureOf(String uri) {
        Exchange exchange = call(uri, "{}", Map.of());
        assertThat(exchange.getException()).isInstanceOf(QlaraException.class);
        return (QlaraException) exchange.getException();
    }

    @ParameterizedTest
    @ValueSource(ints = { 400, 401, 429 })
    void aStatusCountsWhateverTypeItsBodyIsSaidToHave(int status) {
        stub(anyCall().willReturn(aResponse().withStatus(status).withHeader("Content-Type", "text/html; charset=unheard-of").withBody("<html>")));

        assertThat(failureOf(SEND)).isInstanceOfSatisfying(QlaraApiException.class, failure -> {
            assertThat(failure.getHttpStatus()).isEqualTo(status);
            assertThat(failure.isOutcomeUnknown()).isFalse();
        });
    }

    @Test
    void aSuccessCountsWhateverCharsetItIsSaidToHave() {
        stub(anyCall().willReturn(aResponse().withStatus(200).withHeader("Content-Type", "application/json; charset=unheard-of")
                .withBody("{\"messageId\":\"m\",\"results\":[{\"accepted\":true}]}")));

        assertThat(call(SEND, "Ciao", Map.of()).getException()).isNull();
    }
}
