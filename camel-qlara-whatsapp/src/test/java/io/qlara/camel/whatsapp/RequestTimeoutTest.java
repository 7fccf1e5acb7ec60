/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.Map;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.qlara.camel.whatsapp.client.QlaraRateLimitException;
import io.qlara.camel.whatsapp.client.QlaraServerException;
import io.qlara.camel.whatsapp.client.QlaraTimeoutException;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static org.assertj.core.api.Assertions.assertThat;

/** The requestTimeout ends a call wherever it is, and says whether it can be made again. */
class RequestTimeoutTest extends SimulatedServiceTest {

    private static final String SEND = ApiCall.SEND.uri();

    @BeforeEach
    void allowRetries() {
        component.getConfiguration().setMaxRetries(3);
    }

    @Test
    void aSendThatWaitsForItsTurnHasNotLeftAndCanBeSentAgain() {
        stub(anyCall().willReturn(status(429).withHeader("Retry-After", "30")));
        call(SEND + "&maxRetries=0", "this makes the next one wait", Map.of());

        Exchange exchange = call(SEND + "&requestTimeout=1000", "Ciao", Map.of());

        assertThat(timeout(exchange).isOutcomeUnknown()).isFalse();
        assertThat(timeout(exchange)).hasMessageContaining("can be sent again").hasNoCause();
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void aSendThatWaitsForItsRepeatCanBeSentAgain() {
        stub(anyCall().willReturn(status(429).withHeader("Retry-After", "30")));

        Exchange exchange = call(SEND + "&requestTimeout=3000", "Ciao", Map.of());

        assertThat(timeout(exchange).isOutcomeUnknown()).isFalse();
        assertThat(timeout(exchange)).hasMessageContaining("can be sent again").hasCauseInstanceOf(QlaraRateLimitException.class);
        assertThat(exchange.getMessage().getHeader(Exchange.REDELIVERY_DELAY)).isEqualTo(30_000L);
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void aSendThatHasLeftHasAnUnknownOutcome() {
        stub(anyCall().willReturn(okJson(ApiCall.SEND.answer()).withFixedDelay(60_000)));

        Exchange exchange = call(SEND + "&requestTimeout=3000", "Ciao", Map.of());

        assertThat(timeout(exchange).isOutcomeUnknown()).isTrue();
        assertThat(timeout(exchange)).hasMessageContaining("unknown").hasNoCause();
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void aSendWhoseRepeatHasLeftHasAnUnknownOutcome() {
        firstAnswer(status(429).withHeader("Retry-After", "0"), okJson(ApiCall.SEND.answer()).withFixedDelay(60_000));

        Exchange exchange = call(SEND + "&requestTimeout=3000", "Ciao", Map.of());

        assertThat(timeout(exchange).isOutcomeUnknown()).isTrue();
        assertThat(timeout(exchange)).hasMessageContaining("unknown").hasCauseInstanceOf(QlaraRateLimitException.class);
        assertThat(requests()).isEqualTo(2);
    }

    @Test
    void aListWhoseRepeatHasLeftCanBeReadAgainAndDoesNotSayThatItWaited() {
        firstAnswer(status(500), okJson("[]").withFixedDelay(60_000));

        Exchange exchange = call("qlara-whatsapp:templates?requestTimeout=3000", null, Map.of());

        assertThat(timeout(exchange).isOutcomeUnknown()).isFalse();
        assertThat(timeout(exchange)).hasMessageNotContaining("waited for another attempt").hasCauseInstanceOf(QlaraServerException.class);
        assertThat(requests()).isEqualTo(2);
    }

    private static QlaraTimeoutException timeout(Exchange exchange) {
        assertThat(exchange.getException()).isInstanceOf(QlaraTimeoutException.class);
        return (QlaraTimeoutException) exchange.getException();
    }
}
