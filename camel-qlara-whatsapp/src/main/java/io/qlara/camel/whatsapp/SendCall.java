/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import org.apache.camel.Exchange;
import org.apache.camel.Message;

import io.qlara.camel.whatsapp.api.QlaraClient;
import io.qlara.camel.whatsapp.api.TemplateCheck;
import io.qlara.camel.whatsapp.http.ClientSettings;
import io.qlara.camel.whatsapp.http.QlaraResponse;
import io.qlara.camel.whatsapp.model.SendRequest;
import io.qlara.camel.whatsapp.model.SendResponse;

/** Sends messages. */
final class SendCall implements ResourceCall<SentMessage> {

    private final SendRequestResolver resolver;
    private final SessionPolicy sessions;
    private final TemplateCheck templates;
    private final AwaitedDelivery delivery;
    private final Function<ClientSettings, Runnable> use;
    private Runnable atItsStop = () -> {
        // nothing before the producer has started
    };

    /**
     * A call with these parts.
     *
     * @param templates looks up the template of each message before it leaves; null if nobody does
     * @param delivery  lets sends wait for what becomes of their message; null if they do not
     * @param use       told when the producer starts, and gives what is to be done when the producer stops
     */
    SendCall(SendRequestResolver resolver, SessionPolicy sessions, TemplateCheck templates, AwaitedDelivery delivery, Function<ClientSettings, Runnable> use) {
        this.resolver = resolver;
        this.sessions = sessions;
        this.templates = templates;
        this.delivery = delivery;
        this.use = use;
    }

    @Override
    public CompletableFuture<QlaraResponse<SentMessage>> begin(Exchange exchange, QlaraClient client) {
        long begun = System.nanoTime();
        SendRequest request = resolver.resolve(exchange);
        return sessions.isActive()
                ? sessions.state(request, client, begun).thenCompose(state -> check(sessions.apply(request, state), state, client, begun))
                : check(request, null, client, begun);
    }

    private CompletableFuture<QlaraResponse<SentMessage>> check(SendRequest request, SessionState session, QlaraClient client, long begun) {
        return templates == null ? send(request, session, client, begun)
                : templates.check(request, client, begun).thenCompose(checked -> send(request, session, client, begun));
    }

    private CompletableFuture<QlaraResponse<SentMessage>> send(SendRequest request, SessionState session, QlaraClient client, long begun) {
        CompletableFuture<QlaraResponse<SendResponse>> sent = client.send().send(request, begun);
        return delivery == null
                ? sent.thenApply(response -> result(response, session, null))
                : sent.thenCompose(response -> delivery.after(request, response.body()).thenApply(word -> result(response, session, word)));
    }

    private static QlaraResponse<SentMessage> result(QlaraResponse<SendResponse> response, SessionState session, String delivery) {
        return new QlaraResponse<>(response.httpStatus(), new SentMessage(response.body(), session, delivery));
    }

    @Override
    public void endWaiting() {
        if (delivery != null) {
            delivery.endWaiting();
        }
    }

    @Override
    public void start(ClientSettings settings) {
        atItsStop = use.apply(settings);
    }

    @Override
    public void stop() {
        atItsStop.run();
    }

    @Override
    public void allowWaiting() {
        if (delivery != null) {
            delivery.allowWaiting();
        }
    }

    @Override
    public List<String> headersRead() {
        return SendHeaders.READ;
    }

    @Override
    public void write(Exchange exchange, SentMessage sent) {
        SendResponse response = sent.response();
        Message message = exchange.getMessage();
        message.setBody(response);
        message.setHeader(QlaraWhatsAppConstants.ACCEPTED, response.isAccepted());
        if (response.messageId() == null) {
            message.removeHeader(QlaraWhatsAppConstants.MESSAGE_ID);
        } else {
            message.setHeader(QlaraWhatsAppConstants.MESSAGE_ID, response.messageId());
        }
        message.removeHeader(QlaraWhatsAppConstants.SESSION);
        if (sent.session() != null) {
            message.setHeader(QlaraWhatsAppConstants.SESSION, sent.session().name());
        }
        if (delivery != null) {
            message.removeHeader(QlaraWhatsAppConstants.DELIVERY_STATUS);
        }
        if (sent.delivery() != null) {
            message.setHeader(QlaraWhatsAppConstants.DELIVERY_STATUS, sent.delivery());
        }
    }
}
