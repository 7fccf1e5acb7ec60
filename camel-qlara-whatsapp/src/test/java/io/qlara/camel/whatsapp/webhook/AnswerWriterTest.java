/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.util.Map;

import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AnswerWriterTest {

    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    private final AnswerWriter writer = new AnswerWriter(false);

    @BeforeEach
    void anExchangeAsACallAndAFailureLeaveIt() {
        exchange.getMessage().setHeader("x-secret", "1");
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
        exchange.getMessage().setBody(Payloads.INBOUND);
        exchange.setException(new IllegalStateException("inside"));
        exchange.setRollbackOnly(true);
    }

    @ParameterizedTest
    @CsvSource({ "DONE, 200", "UNREADABLE, 400", "UNAUTHORIZED, 401", "TOO_LARGE, 413", "ROUTE_FAILED, 500" })
    void answersWithNothingButTheStatus(WebhookAnswer answer, int status) {
        writer.write(exchange, answer);

        assertThat(exchange.getMessage().getHeaders()).isEqualTo(Map.of(Exchange.HTTP_RESPONSE_CODE, status));
        assertThat(exchange.getMessage().getBody()).isEqualTo("");
        assertThat(exchange.isFailed()).isFalse();
        assertThat(exchange.isRollbackOnly()).isFalse();
    }

    @Test
    void namesTheMethodToUseIfItWasNoPost() {
        writer.write(exchange, WebhookAnswer.NOT_POST);

        assertThat(exchange.getMessage().getHeaders())
                .isEqualTo(Map.of(Exchange.HTTP_RESPONSE_CODE, 405, "Allow", "POST"));
    }

    @Test
    void saysWhenToTryAgain() {
        writer.write(exchange, WebhookAnswer.NOT_NOW);

        assertThat(exchange.getMessage().getHeaders())
                .isEqualTo(Map.of(Exchange.HTTP_RESPONSE_CODE, 503, "Retry-After", "5"));
    }

    @Test
    void challengesForBasicIfItIsConfigured() {
        new AnswerWriter(true).write(exchange, WebhookAnswer.UNAUTHORIZED);

        assertThat(exchange.getMessage().getHeaders()).isEqualTo(Map.of(
                Exchange.HTTP_RESPONSE_CODE, 401, "WWW-Authenticate", "Basic realm=\"qlara-webhooks\", charset=\"UTF-8\""));
    }

    @Test
    void doesNotLetTheCallersCharsetFailTheAnswer() {
        exchange.setProperty(Exchange.CHARSET_NAME, "no-such-charset");

        writer.write(exchange, WebhookAnswer.DONE);

        assertThat(exchange.getMessage().getBody(byte[].class)).isEmpty();
    }
}
