/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.List;
import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultMessage;

import io.qlara.camel.whatsapp.webhook.WebhookAnswer;
import io.qlara.camel.whatsapp.webhook.WebhookIntake;
import io.qlara.camel.whatsapp.webhook.WebhookPaths;

/**
 * What is asked about a call to a webhook route before its body is read, where the application's HTTP server would read the body before
 * it hands the call to Camel. The component's own auto-configuration asks on Spring Boot. Thread-safe.
 */
public final class WebhookGate {

    private static final String SERVER_OF_THE_APPLICATION = "platform-http";

    private final CamelContext camel;
    private final WebhookIntake intake;
    private final int maxBodySize;

    private WebhookGate(CamelContext camel, WebhookConsumer consumer) {
        this.camel = camel;
        this.intake = consumer.intake();
        this.maxBodySize = consumer.getEndpoint().getWebhookConfiguration().getMaxBodySize();
    }

    /** The gate of the webhook route that listens on this path of the application's own server; null if there is none. */
    public static WebhookGate at(CamelContext camel, String path) {
        Object holder = WebhookPaths.of(camel).holder(SERVER_OF_THE_APPLICATION, path);
        return holder instanceof WebhookConsumer consumer && consumer.intake() != null ? new WebhookGate(camel, consumer) : null;
    }

    /** The largest body that may be read, in bytes. */
    public int maxBodySize() {
        return maxBodySize;
    }

    /**
     * Decides by the head of a POST.
     *
     * @param  rawQuery the query string as it was sent, or null
     * @param  headers  each header with all its values
     * @return          the answer to give at once; null if the body may be read
     */
    public Refusal refusal(String rawQuery, Map<String, List<String>> headers) {
        Message head = new DefaultMessage(camel);
        headers.forEach((name, values) -> head.setHeader(name, values.size() == 1 ? values.get(0) : values));
        head.setHeader(Exchange.HTTP_METHOD, "POST");
        head.setHeader(Exchange.HTTP_RAW_QUERY, rawQuery == null ? "" : rawQuery);
        WebhookAnswer answer = intake.answerToHead(head);
        return answer == WebhookAnswer.DONE ? null : refusal(answer);
    }

    /** The answer to a call whose body is larger than it may be. */
    public Refusal tooLarge() {
        return refusal(intake.answerToLargeBody());
    }

    /** The answer to a call by another method than POST. */
    public Refusal notPost() {
        return refusal(intake.answerToOtherMethod());
    }

    private Refusal refusal(WebhookAnswer answer) {
        return new Refusal(answer.httpStatus(), intake.headers(answer));
    }

    /**
     * An answer without a body.
     *
     * @param status  the HTTP status
     * @param headers the headers to set
     */
    public record Refusal(int status, Map<String, String> headers) {
    }
}
