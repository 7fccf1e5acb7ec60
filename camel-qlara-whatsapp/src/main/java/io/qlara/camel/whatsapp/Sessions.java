/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.camel.spi.StateRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.qlara.camel.whatsapp.api.Account;
import io.qlara.camel.whatsapp.model.WebhookEvent;

/**
 * When each customer last wrote to each sender, in a repository of the application. The keys are hashed numbers.
 * Thread-safe.
 */
final class Sessions {

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
    /** A message that leaves in time must also arrive in time. */
    private static final Duration MARGIN = Duration.ofMinutes(2);
    private static final String WHATSAPP = "WHATSAPP";

    private final LastWritten lastWritten;
    private final Clock clock;

    Sessions(StateRepository<String, String> repository, Clock clock) {
        this.lastWritten = new LastWritten(repository);
        this.clock = clock;
    }

    /**
     * Notes the messages of customers among the events, each customer's newest. A repository that fails is warned of, is not asked again for
     * these events, and does not keep them from their route.
     */
    void note(List<WebhookEvent> events) {
        Instant now = clock.instant();
        Map<String, Instant> newest = new LinkedHashMap<>();
        events.stream().filter(Sessions::isMessageOfCustomer).forEach(event -> newest.merge(key(event.source(), event.destination()), written(event, now),
                (one, other) -> one.isAfter(other) ? one : other));
        try {
            newest.forEach(lastWritten::note);
        } catch (RuntimeException e) {
            LOG.warn("The session repository failed, so that it was not noted when customers wrote", e);
        }
    }

    private static Instant written(WebhookEvent event, Instant now) {
        if (event.timestamp() == null || event.timestamp().isAfter(now)) {
            return now;
        }
        return event.timestamp().isBefore(Instant.EPOCH) ? Instant.EPOCH : event.timestamp();
    }

    private static boolean isMessageOfCustomer(WebhookEvent event) {
        return WebhookEvent.INBOUND.equals(event.eventType()) && event.source() != null && event.destination() != null
                && (event.channel() == null || WHATSAPP.equalsIgnoreCase(event.channel().strip()));
    }

    /**
     * Whether free-form messages to the customer are inside the session. A repository that fails knows nothing.
     *
     * @param customer the customer's number
     * @param sender   the sender's number
     * @param duration how long a session is
     */
    SessionState state(String customer, String sender, Duration duration) {
        try {
            Instant written = lastWritten.of(key(customer, sender));
            if (written == null) {
                return SessionState.UNKNOWN;
            }
            return written.plus(duration).minus(MARGIN).isBefore(clock.instant()) ? SessionState.CLOSED : SessionState.OPEN;
        } catch (RuntimeException e) {
            LOG.warn("The session repository failed, so that it is not known when a customer last wrote", e);
            return SessionState.UNKNOWN;
        }
    }

    private static String key(String customer, String sender) {
        try {
            String numbers = Account.digits(customer) + "|" + Account.digits(sender);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(numbers.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
