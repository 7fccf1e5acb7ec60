/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

import io.qlara.camel.whatsapp.LogDuringTest;

import static org.assertj.core.api.Assertions.assertThat;

/** At DEBUG each call that is not answered 200 has one line that says why. */
class AnswersInTheLogTest {

    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(WebhookIntake.class);

    private final WebhookRoute route = new WebhookRoute();
    private final Gate gate = new Gate();
    @RegisterExtension
    private final LogDuringTest log = LogDuringTest.from(Level.DEBUG, LOGGER.getName());

    @BeforeEach
    void logAtDebug() {
        LOGGER.setLevel(Level.DEBUG);
    }

    @AfterEach
    void close() {
        LOGGER.setLevel(null);
        gate.open();
        route.close();
    }

    @Test
    void whatTheRouteTakesHasNone() {
        route.start("");

        assertThat(route.post(Payloads.DELIVERED).status()).isEqualTo(200);

        assertThat(log.messages()).isEmpty();
    }

    @Test
    void whatFindsTooManyWaiting() {
        route.start("ackMode=onReceive&maxPending=1", steps -> steps.process(gate));
        route.post(Payloads.delivered("1"));

        assertThat(route.post(Payloads.delivered("2")).status()).isEqualTo(503);

        assertThat(log.messages()).containsExactly(
                "A webhook call is answered 503: an event of it is being routed already, as many events wait as maxPending allows, or the repository failed");
    }

    @Test
    void whatIsRolledBack() {
        route.start("", steps -> steps.markRollbackOnly());

        assertThat(route.post(Payloads.DELIVERED).status()).isEqualTo(500);

        assertThat(log.messages()).containsExactly("A webhook call is answered 500: the route failed for an event of it, or was rolled back");
    }

    @Test
    void whatCanNotBeRead() {
        route.start("");

        assertThat(route.post("{").status()).isEqualTo(400);

        assertThat(log.messages()).singleElement().asString().startsWith("A webhook call is answered 400: ");
    }
}
