/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.Map;
import java.util.concurrent.TimeUnit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** At DEBUG the log says why a call takes long, without key, number and text. */
class LinesForDebuggingTest extends SimulatedServiceTest {

    private static final String SEND = ApiCall.SEND.uri();
    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger("io.qlara.camel.whatsapp");

    @RegisterExtension
    final LogDuringTest log = LogDuringTest.from(Level.DEBUG, "io.qlara.camel.whatsapp");

    private final Level before = LOGGER.getLevel();

    @BeforeEach
    void logAtDebug() {
        LOGGER.setLevel(Level.DEBUG);
        component.getConfiguration().setMaxRetries(1);
    }

    @AfterEach
    void logAsBefore() {
        LOGGER.setLevel(before);
    }

    @Test
    void aRepeatAndAHoldSayHowLongAndWhy() {
        firstAnswer(status(429).withHeader("Retry-After", "1"), okJson(ApiCall.SEND.answer()));

        assertThat(call(SEND, "a secret text", Map.of()).getException()).isNull();

        assertThat(log.messages()).anyMatch(line -> line.matches("The requests of an API key wait for \\d+ ms, because the service asked for it"))
                .contains("POST /api/message-server/whatsapp/send is attempted again in 1000 ms: attempt 1 ended with"
                        + " QlaraRateLimitException, status 429");
        assertNothingPersonal();
    }

    @Test
    void aRefusalSaysHowManyWait() {
        component.setMaxQueued(1);
        stub(anyCall().willReturn(status(429).withHeader("Retry-After", "60")));
        call(SEND + "&maxRetries=0", "a secret text", Map.of());
        camel.createProducerTemplate().asyncSend(SEND, exchange -> exchange.getMessage().setBody("a secret text"));
        await().atMost(30, TimeUnit.SECONDS).until(() -> component.producerResources().activity().queues().get(0).waiting() == 1);

        call(SEND, "a secret text", Map.of());

        assertThat(log.messages()).contains("A request is refused, because 1 requests wait for their first attempt and 0 for another one");
        assertNothingPersonal();
    }

    private void assertNothingPersonal() {
        assertThat(log.messages()).noneMatch(line -> line.contains("secret") || line.contains("3331234567") || line.contains(SERVICE.apiKey()));
    }
}
