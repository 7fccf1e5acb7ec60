/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.qlara.camel.whatsapp.LogDuringTest;

import static org.assertj.core.api.Assertions.assertThat;

/** The application stops although a route has not ended: Camel gives up the call that waits for it, and logs and answers it. */
@Tag("http-server")
class ForcedShutdownTest {

    private static final String EVENT = """
            {"eventType": "INBOUND", "messageId": "m", "source": "+393331234567", "text": "PRIVATE"}""";

    @RegisterExtension
    private final LogDuringTest log = LogDuringTest.ofEverything();

    @Test
    void leavesNothingOfTheCallInTheLogAndInTheAnswerWhichAsksForARepeat() throws Exception {
        String answer = answerAtAForcedShutdown();
        // Camel releases the call and closes the server at the same time: on a busy machine the connection may end first
        for (int attempt = 1; attempt < 3 && answer.isEmpty(); attempt++) {
            answer = answerAtAForcedShutdown();
        }

        assertThat(answer).contains("status=503").containsIgnoringCase("Retry-After: 5").doesNotContain("s3cret", "PRIVATE", "3331234567");
        assertThat(log.messages()).anyMatch(line -> line.contains("AsyncProcessorAwaitManager") || line.contains("interrupt"))
                .allSatisfy(line -> assertThat(line).doesNotContain("s3cret", "PRIVATE", "3331234567"));
    }

    /** Empty if the connection ended without one. */
    private static String answerAtAForcedShutdown() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        ServerUnderTest.Running running = ServerUnderTest.PLATFORM_HTTP.start("webhookToken=s3cret", route -> route.process(new NeverEnding(arrived)));
        try (RawConnection call = RawConnection.to(running)) {
            call.head("POST /qlara/webhooks?token=s3cret&echo=PRIVATE", List.of("X-Webhook-Token: s3cret", "X-Echo: PRIVATE"), EVENT.length())
                    .send(EVENT);
            assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();

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

        private final CountDownLatch arrived;

        NeverEnding(CountDownLatch arrived) {
            this.arrived = arrived;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            arrived.countDown();
            return false;
        }
    }
}
