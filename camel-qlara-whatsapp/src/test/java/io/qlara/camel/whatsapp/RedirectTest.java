/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.WireMockServer;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.qlara.camel.whatsapp.client.QlaraApiException;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** No redirect is followed: neither the API key nor a message ever goes where one points to. */
class RedirectTest extends SimulatedServiceTest {

    private static final WireMockServer ELSEWHERE = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));

    @BeforeAll
    static void startElsewhere() {
        ELSEWHERE.start();
        ELSEWHERE.stubFor(any(anyUrl()).willReturn(okJson(ApiCall.SEND.answer())));
    }

    @AfterAll
    static void stopElsewhere() {
        ELSEWHERE.stop();
    }

    static Stream<Arguments> redirectedCalls() {
        return Stream.of(ApiCall.values()).flatMap(
                call -> IntStream.of(301, 302, 303, 307, 308).mapToObj(status -> arguments(call, status)));
    }

    @ParameterizedTest
    @MethodSource("redirectedCalls")
    void aRedirectIsAFailureThatNamesTheOptionAndIsNotFollowed(ApiCall call, int status) {
        component.getConfiguration().setMaxRetries(3);
        stub(anyCall().willReturn(status(status).withHeader("Location", ELSEWHERE.baseUrl() + "/elsewhere")));

        Exchange exchange = call(call.uri(), call.body(), Map.of());

        assertThat(exchange.getException()).isInstanceOfSatisfying(QlaraApiException.class, failure -> {
            assertThat(failure.getHttpStatus()).isEqualTo(status);
            // See Other says that the service has done what was asked
            boolean unknown = status == 303 && !call.isRepeatable();
            assertThat(failure.isOutcomeUnknown()).isEqualTo(unknown);
            assertThat(failure).hasMessageEndingWith((unknown ? "travel along; whether it was carried out is unknown, so find out before sending it again" : "travel along")
                    + "; set the option baseUrl to the final address");
        });
        assertThat(SERVICE.journal().requests()).isEqualTo(Map.of(call.request(), 1));
        assertThat(ELSEWHERE.getAllServeEvents()).isEmpty();
    }
}
