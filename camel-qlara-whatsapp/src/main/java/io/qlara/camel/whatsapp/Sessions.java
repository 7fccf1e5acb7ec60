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
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

import org.apache.camel.spi.StateRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.qlara.camel.whatsapp.api.Account;
import io.qlara.camel.whatsapp.model.WebhookEvent;

/**
 * When each customer last wrote to each sender, in a repository of the application. The keys are hashed numbers.
 * Thread-safe as far as the repository is.
 */
final class Sessions {

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
    /** A message that leaves in time must also arrive in time. */
    private static final Duration MARGIN = Duration.ofMinutes(2);
    /** Where several JVMs write about the same customer again and again, one of them gives up, rather than keep its webhook call waiting. */
    private static final int MOST_TRIES = 10;
    private static final String WHATSAPP = "WHATSAPP";

    private final StateRepository<String, String> repository;
    private final Clock clock;
    /** Each for some customers, so that no call waits long for another one. */
    private final Lock[] locks = Stream.generate(ReentrantLock::new).limit(64).toArray(Lock[]::new);

    Sessions(StateRepository<String, String> repository, Clock clock) {
        this.repository = repository;
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
            newest.forEach(this::note);
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

    /** Two calls at once about one customer: the newer time stays, whichever writes last. */
    private void note(String key, Instant written) {
        String value = String.valueOf(written.toEpochMilli());
        Lock lock = locks[Math.floorMod(key.hashCode(), locks.length)];
        lock.lock();
        try {
            boolean isNoted = false;
            for (int tries = 0; !isNoted && tries < MOST_TRIES; tries++) {
                String known = repository.getState(key);
                isNoted = isAtLeast(time(known), written) || replace(key, known, value);
            }
        } finally {
            lock.unlock();
        }
    }

    private static boolean isAtLeast(Instant known, Instant written) {
        return known != null && !written.isAfter(known);
    }

    /** False if another JVM has written meanwhile. */
    private boolean replace(String key, String known, String value) {
        if (repository instanceof JdbcStateRepository shared) {
            return shared.replaceState(key, known, value);
        }
        repository.setState(key, value);
        return true;
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
            Instant written = time(repository.getState(key(customer, sender)));
            if (written == null) {
                return SessionState.UNKNOWN;
            }
            return written.plus(duration).minus(MARGIN).isBefore(clock.instant()) ? SessionState.CLOSED : SessionState.OPEN;
        } catch (RuntimeException e) {
            LOG.warn("The session repository failed, so that it is not known when a customer last wrote", e);
            return SessionState.UNKNOWN;
        }
    }

    /** Null if nothing is known, or what is there is no time. */
    private static Instant time(String state) {
        return state == null || !state.matches("[0-9]{1,15}") ? null : Instant.ofEpochMilli(Long.parseLong(state));
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
