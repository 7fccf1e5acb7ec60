/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.qlara.camel.whatsapp.client.QlaraApiException;
import io.qlara.camel.whatsapp.client.QlaraException;
import io.qlara.camel.whatsapp.client.QlaraTransportException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Each fault of the wire, on each kind of call: how it ends, how often, and what is left behind. */
class WireFaultsTest {

    private final CamelContext camel = new DefaultCamelContext();
    private final Queue<Exchange> ended = new ConcurrentLinkedQueue<>();
    private QlaraWhatsAppComponent component;

    @BeforeEach
    void start() {
        component = camel.getComponent("qlara-whatsapp", QlaraWhatsAppComponent.class);
        component.getConfiguration().setApiKey("key");
        component.getConfiguration().setPhoneNumberId("sender");
        component.getConfiguration().setMaxRetries(1);
        component.getConfiguration().setResponseTimeout(Duration.ofSeconds(1));
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        await("no thread is left").atMost(30, TimeUnit.SECONDS).until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("qlara-whatsapp-")));
    }

    static Stream<Arguments> faultsAndCalls() {
        return Stream.of(WireFault.values()).flatMap(fault -> Stream.of(ApiCall.values()).map(call -> arguments(fault, call)));
    }

    @ParameterizedTest
    @MethodSource("faultsAndCalls")
    void aFaultEndsTheCallOnceAsDocumented(WireFault fault, ApiCall call) throws Exception {
        try (FaultyServer server = new FaultyServer(fault)) {
            Exchange exchange = make(call, "http://" + server.host());

            if (fault == WireFault.REDIRECT) {
                assertThat(exchange.getException()).isInstanceOf(QlaraApiException.class).hasMessageContaining("baseUrl");
                assertThat(server.requests()).isEqualTo(1);
            } else if (call == ApiCall.DELETE && (fault == WireFault.HTML_WITH_200 || fault == WireFault.TRUNCATED_JSON)) {
                // whatever a deletion is answered with, it has succeeded
                assertThat(exchange.getException()).isNull();
                assertThat(server.requests()).isEqualTo(1);
            } else {
                assertThat(exchange.getException()).isInstanceOf(QlaraTransportException.class);
                assertThat(((QlaraException) exchange.getException()).isOutcomeUnknown()).isEqualTo(!call.isRepeatable());
                assertThat(server.requests()).isEqualTo(call.isRepeatable() ? 2 : 1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ApiCall.class)
    void aRefusedConnectionEndsTheCallOnceWithAKnownOutcome(ApiCall call) throws Exception {
        int closedPort;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closedPort = socket.getLocalPort();
        }

        Exchange exchange = make(call, "http://127.0.0.1:" + closedPort);

        assertThat(exchange.getException()).isInstanceOfSatisfying(QlaraTransportException.class,
                failure -> assertThat(failure.isOutcomeUnknown()).isFalse());
    }

    /** Whether the request was handed to the connection before the reset was noticed is chance; what follows from it is not. */
    @ParameterizedTest
    @EnumSource(ApiCall.class)
    void aConnectionResetBeforeTheRequestEndsTheCallOnceAsDocumented(ApiCall call) throws Exception {
        try (ResettingServer server = new ResettingServer()) {
            Exchange exchange = make(call, "http://" + server.host());

            assertThat(exchange.getException()).isInstanceOf(QlaraTransportException.class);
            boolean unknown = ((QlaraException) exchange.getException()).isOutcomeUnknown();
            assertThat(server.connections()).isBetween(unknown ? 1 : 2, 2);
            assertThat(call.isRepeatable() && unknown).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(ApiCall.class)
    void aFailureOfTlsEndsTheCallOnceWithAKnownOutcome(ApiCall call) throws Exception {
        try (FaultyServer server = new FaultyServer(WireFault.STALL)) {
            Exchange exchange = make(call, "https://" + server.host());

            assertThat(exchange.getException()).isInstanceOfSatisfying(QlaraTransportException.class,
                    failure -> assertThat(failure.isOutcomeUnknown()).isFalse());
            assertThat(server.requests()).isZero();
        }
    }

    private Exchange make(ApiCall call, String baseUrl) throws Exception {
        component.getConfiguration().setBaseUrl(baseUrl);
        AsyncProducer producer = camel.getEndpoint(call.uri()).createAsyncProducer();
        producer.start();
        Exchange exchange = new DefaultExchange(camel);
        exchange.getMessage().setBody(call.body());

        producer.process(exchange, doneSynchronously -> ended.add(exchange));

        await().atMost(60, TimeUnit.SECONDS).until(() -> !ended.isEmpty());
        await("no connection is in use").atMost(30, TimeUnit.SECONDS)
                .until(() -> component.sharedClient().transport().connectionsInUse() == 0);
        producer.stop();
        assertThat(ended).containsExactly(exchange);
        return exchange;
    }

    /** The kinds of call that there are. */
    enum ApiCall {
        SEND("send?destination=RAW(+393331234567)", "Ciao", false),
        CREATE("templates?operation=create", "{}", false),
        LIST("templates?operation=list", null, true),
        UPDATE("templates?operation=update&templateId=7", "{}", true),
        DELETE("templates?operation=delete&templateId=7", null, true);

        private final String uri;
        private final String body;
        private final boolean repeatable;

        ApiCall(String uri, String body, boolean repeatable) {
            this.uri = "qlara-whatsapp:" + uri;
            this.body = body;
            this.repeatable = repeatable;
        }

        String uri() {
            return uri;
        }

        String body() {
            return body;
        }

        boolean isRepeatable() {
            return repeatable;
        }
    }
}
