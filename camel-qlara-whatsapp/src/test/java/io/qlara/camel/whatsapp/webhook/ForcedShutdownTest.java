/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

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
    private final CountDownLatch arrived = new CountDownLatch(1);

    @Test
    void leavesNothingOfTheCallInTheLogAndInTheAnswerWhichAsksForARepeat() throws Exception {
        ServerUnderTest.Running running = ServerUnderTest.PLATFORM_HTTP.start("webhookToken=s3cret", route -> route.process(new NeverEnding()));
        try (RawConnection call = RawConnection.to(running)) {
            call.head("POST /qlara/webhooks?token=s3cret&echo=PRIVATE", List.of("X-Webhook-Token: s3cret", "X-Echo: PRIVATE"), EVENT.length())
                    .send(EVENT);
            assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();

            CompletableFuture<Void> shutdown = CompletableFuture.runAsync(running::close);
            RawConnection.Answer answer = call.answer();

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.toString()).containsIgnoringCase("Retry-After: 5").doesNotContain("s3cret", "PRIVATE", "3331234567");
            shutdown.join();
        }
        assertThat(log.messages()).anyMatch(line -> line.contains("AsyncProcessorAwaitManager") || line.contains("interrupt"))
                .allSatisfy(line -> assertThat(line).doesNotContain("s3cret", "PRIVATE", "3331234567"));
    }

    /** A step whose end never comes, such as one that waits for an answer that is lost. */
    private final class NeverEnding extends AsyncProcessorSupport {

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            arrived.countDown();
            return false;
        }
    }
}
