/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import io.qlara.camel.whatsapp.api.Accounts;
import io.qlara.camel.whatsapp.api.QlaraClient;
import io.qlara.camel.whatsapp.client.QlaraValidationException;
import io.qlara.camel.whatsapp.model.SendRequest;
import io.qlara.camel.whatsapp.model.SendRequestBuilder;
import io.qlara.camel.whatsapp.model.TemplateReference;

/** What an endpoint does with free-form messages to customers whose last message is too old. Thread-safe. */
final class SessionPolicy {

    /** WhatsApp takes no longer text as a parameter. */
    private static final int LONGEST_PARAMETER = 1_024;
    private static final Duration SHORTEST = Duration.ofMinutes(2);

    private final Sessions sessions;
    private final Accounts accounts;
    private final Executor executor;
    private final Duration duration;
    private final OutsideSession outside;
    private final boolean unknownIsOutside;
    private final String templateName;
    private final String templateLanguage;

    /**
     * A policy by these options.
     *
     * @param  sessions                 null if the component has no session repository
     * @param  executor                 runs what asks the repository after a call of the service
     * @throws IllegalArgumentException if an option can't be used or needs another one; the message names it
     */
    SessionPolicy(SendDefaults options, Sessions sessions, Accounts accounts, Executor executor) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.executor = executor;
        this.duration = ProducerSettings.positive("sessionDuration", options.getSessionDuration());
        this.outside = options.getOutsideSession();
        this.unknownIsOutside = options.getUnknownSession() == UnknownSession.outside;
        this.templateName = ExchangeReader.saidOrNull(options.getSessionTemplateName());
        this.templateLanguage = ExchangeReader.saidOrNull(options.getSessionTemplateLanguage());
        if (duration.compareTo(SHORTEST) <= 0) {
            throw new IllegalArgumentException("The option sessionDuration must be more than two minutes, such as 24h");
        }
        if (outside != OutsideSession.send && sessions == null) {
            throw new IllegalArgumentException("The option outsideSession=" + outside + " needs the component's option sessionRepository");
        }
        if (outside == OutsideSession.template && (templateName == null || templateLanguage == null)) {
            throw new IllegalArgumentException("The option outsideSession=template needs the options sessionTemplateName and sessionTemplateLanguage");
        }
    }

    /** Whether the component has a session repository. */
    boolean isActive() {
        return sessions != null;
    }

    /**
     * The state of the session that the message would go out in.
     *
     * @param begun when the send began, on the clock of {@link System#nanoTime}
     */
    CompletableFuture<SessionState> state(SendRequest request, QlaraClient client, long begun) {
        String destination = request.destination();
        if (destination == null || request.phoneNumberId() == null) {
            return CompletableFuture.completedFuture(SessionState.UNKNOWN);
        }
        CompletableFuture<Optional<String>> sender
                = accounts.of(client.settings()).senderNumber(String.valueOf(request.phoneNumberId()), client, begun);
        // the repository may be a database, which must not be asked on an I/O thread
        Executor asking = sender.isDone() ? Runnable::run : executor;
        return sender.thenApplyAsync(
                number -> number.map(known -> sessions.state(destination, known, duration)).orElse(SessionState.UNKNOWN), asking);
    }

    /**
     * The message as it may leave in that state.
     *
     * @throws QlaraValidationException if it may not
     */
    SendRequest apply(SendRequest request, SessionState state) {
        boolean isOutside = state == SessionState.CLOSED || state == SessionState.UNKNOWN && unknownIsOutside;
        boolean isFreeForm = request.template() == null && !request.has("templateId");
        if (outside == OutsideSession.send || !isOutside || !isFreeForm) {
            return request;
        }
        if (outside == OutsideSession.fail) {
            throw refused("can't be sent, because the customer's last message is " + (state == SessionState.CLOSED ? "older than sessionDuration" : "not known")
                    + " (outsideSession=fail); send a template");
        }
        if (!(request.body() instanceof CharSequence text) || text.toString().isBlank() || request.media() != null) {
            throw refused("can't be sent as a template (outsideSession=template), because only a text without media can");
        }
        SendRequestBuilder template = request.toBuilder().template(new TemplateReference(templateName, templateLanguage, List.of(parameter(text.toString()))));
        return template.field(SendRequest.BODY, null).build();
    }

    private static QlaraValidationException refused(String why) {
        return new QlaraValidationException("send", List.of("body: " + why));
    }

    /** WhatsApp refuses parameters with line breaks, tabs or more than four spaces in a row. */
    private static String parameter(String text) {
        String line = text.strip().replaceAll("\\R|\\t", " ").replaceAll(" {5,}", "    ");
        if (line.length() <= LONGEST_PARAMETER) {
            return line;
        }
        boolean splitsPair = Character.isHighSurrogate(line.charAt(LONGEST_PARAMETER - 1));
        return line.substring(0, splitsPair ? LONGEST_PARAMETER - 1 : LONGEST_PARAMETER);
    }
}
