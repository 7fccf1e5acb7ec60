/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.stream.Stream;

import org.apache.camel.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.qlara.camel.whatsapp.client.QlaraApiException;
import io.qlara.camel.whatsapp.client.QlaraException;
import io.qlara.camel.whatsapp.client.QlaraTransportException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Each fault of the wire, on each kind of call: how it ends, how often, and what is left behind. */
class WireFaultsTest extends WireTest {

    static Stream<Arguments> faultsAndCalls() {
        return Stream.of(WireFault.values()).flatMap(fault -> Stream.of(ApiCall.values()).map(call -> arguments(fault, call)));
    }

    @ParameterizedTest
    @MethodSource("faultsAndCalls")
    void aFaultEndsTheCallOnceAsDocumented(WireFault fault, ApiCall call) throws Exception {
        if (fault == WireFault.STALL || fault == WireFault.SLOW_DRIP) {
            waitForAnAnswerOneSecondOnly();
        }
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
                assertThat(server.requests()).isEqualTo(call.isRepeatable() ? ATTEMPTS : 1);
            }
            assertStoppingLeavesNoConnection(server);
        }
    }

    @ParameterizedTest
    @EnumSource(ApiCall.class)
    void aRefusedConnectionEndsTheCallOnceWithAKnownOutcome(ApiCall call) throws Exception {
        try (ClosedPort port = new ClosedPort()) {
            Exchange exchange = make(call, port.url());

            assertThat(exchange.getException()).isInstanceOfSatisfying(QlaraTransportException.class,
                    failure -> assertThat(failure.isOutcomeUnknown()).isFalse());
        }
    }

    /** Whether the request was handed to the connection before the reset was noticed is chance; what follows from it is not. */
    @ParameterizedTest
    @EnumSource(ApiCall.class)
    void aConnectionResetBeforeTheRequestEndsTheCallOnceAsDocumented(ApiCall call) throws Exception {
        try (ResettingServer server = new ResettingServer()) {
            Exchange exchange = make(call, "http://" + server.host());

            assertThat(exchange.getException()).isInstanceOf(QlaraTransportException.class);
            boolean unknown = ((QlaraException) exchange.getException()).isOutcomeUnknown();
            assertThat(server.connections()).isBetween(unknown ? 1 : ATTEMPTS, ATTEMPTS);
            assertThat(call.isRepeatable() && unknown).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(ApiCall.class)
    void aFailureOfTlsEndsTheCallOnceAfterEveryAttemptWithAKnownOutcome(ApiCall call) throws Exception {
        waitForAnAnswerOneSecondOnly();
        try (FaultyServer server = new FaultyServer(WireFault.STALL)) {
            Exchange exchange = make(call, "https://" + server.host());

            assertThat(exchange.getException()).isInstanceOfSatisfying(QlaraTransportException.class,
                    failure -> assertThat(failure.isOutcomeUnknown()).isFalse());
            assertThat(server.requests()).isZero();
            assertThat(server.connections()).isEqualTo(ATTEMPTS);
            assertStoppingLeavesNoConnection(server);
        }
    }
}
