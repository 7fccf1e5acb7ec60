/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.util.Map;

import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;

/** Turns the HTTP exchange of a call into its answer, which holds nothing of the call or of the route. */
final class AnswerWriter {

    static final String RETRY_AFTER_SECONDS = "5";

    private static final String BASIC_CHALLENGE = "Basic realm=\"qlara-webhooks\", charset=\"UTF-8\"";

    private final boolean challengesForBasic;

    AnswerWriter(boolean challengesForBasic) {
        this.challengesForBasic = challengesForBasic;
    }

    void write(Exchange exchange, WebhookAnswer answer) {
        exchange.setException(null);
        exchange.setRollbackOnly(false);
        // the caller named this charset; if Java does not know it, the empty body could not be converted
        exchange.removeProperty(ExchangePropertyKey.CHARSET_NAME);
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setBody("");
        // without this header the servers turn a success with an empty body into a 204
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, answer.httpStatus());
        headers(answer).forEach(message::setHeader);
    }

    /** The headers that go with the answer. */
    Map<String, String> headers(WebhookAnswer answer) {
        return switch (answer) {
            case NOT_POST -> Map.of("Allow", "POST");
            case NOT_NOW -> Map.of("Retry-After", RETRY_AFTER_SECONDS);
            case UNAUTHORIZED -> challengesForBasic ? Map.of("WWW-Authenticate", BASIC_CHALLENGE) : Map.of();
            default -> Map.of();
        };
    }
}
