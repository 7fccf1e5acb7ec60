/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.qlara.camel.whatsapp.LogDuringTest;

import static org.assertj.core.api.Assertions.assertThat;

/** The application stops although a route has not ended: Camel gives up the call that waits for it, and logs it. */
@Tag("http-server")
class ForcedShutdownTest {

    private static final String NUMBER = "3331234567";
    private static final String EVENT = """
            {"eventType": "INBOUND", "messageId": "m", "source": "+39%s", "text": "PRIVATE"}""".formatted(NUMBER);

    @RegisterExtension
    private final LogDuringTest log = LogDuringTest.ofEverything();

    /** Camel releases the call and closes the server at the same time: the call is answered, or its connection ends first. Jetty repeats the URL. */
    @ParameterizedTest
    @CsvSource({ "platform-http, camel.server, false, s3cret", "platform-http, camel.server, true, s3cret", "netty-http, camel.rest, false, s3cret",
            "netty-http, camel.rest, true, s3cret", "jetty, camel.rest, false, " + NUMBER, "jetty, camel.rest, true, " + NUMBER })
    void acknowledgesNothingAndLeavesNothingOfTheCallInTheLogAndInTheAnswer(String server, String prefix, boolean blocks, String hidden) throws Exception {
        String answer = answerAtAForcedShutdown(server, prefix, new NeverEnding(blocks));

        assertThat(answer).satisfiesAnyOf(none -> assertThat(none).isEmpty(), failure -> assertThat(failure).containsPattern("status=50[03]\\b"))
                .doesNotContain(NUMBER, "PRIVATE\"", hidden);
        assertThat(log.messages()).anyMatch(line -> line.startsWith("Timeout occurred during graceful shutdown"))
                .allSatisfy(line -> assertThat(line).doesNotContain("s3cret", "PRIVATE", NUMBER));
    }

    /** Empty if the connection ended without one. */
    private static String answerAtAForcedShutdown(String server, String prefix, NeverEnding step) throws Exception {
        ServerUnderTest.Running running = ServerUnderTest.start(prefix, Map.of("camel.main.shutdownTimeout", "1"),
                "qlara-whatsapp:webhooks?httpServerComponent=" + server + "&webhookToken=s3cret", route -> route.process(step));
        try (RawConnection call = RawConnection.to(running)) {
            call.head("POST /qlara/webhooks?token=s3cret&echo=PRIVATE", List.of("X-Webhook-Token: s3cret", "X-Echo: PRIVATE"), EVENT.length())
                    .send(EVENT);
            assertThat(step.arrived.await(30, TimeUnit.SECONDS)).isTrue();

            CompletableFuture<Void> shutdown = CompletableFuture.runAsync(running::close);
            try {
                return call.answer().toString();
            } catch (SocketTimeoutException e) {
                throw e;
            } catch (IOException e) {
                return "";
            } finally {
                shutdown.join();
            }
        }
    }

    /** A step whose end never comes, such as one that waits for an answer that is lost. */
    private static final class NeverEnding extends AsyncProcessorSupport {

        private final CountDownLatch arrived = new CountDownLatch(1);
        private final boolean blocks;

        NeverEnding(boolean blocks) {
            this.blocks = blocks;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            arrived.countDown();
            if (blocks) {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    exchange.setException(e);
                    callback.done(true);
                    return true;
                }
            }
            return false;
        }
    }
}
