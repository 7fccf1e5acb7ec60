/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** Callers who try one secret after the other: nothing tells them, or a reader of the log, how near they are. */
@Tag("http-server")
class RefusedCredentialsTest {

    private static final String TOKEN = "s3cret/t0ken+";
    private static final String OPTIONS = "webhookToken=RAW(" + TOKEN + ")&webhookUsername=qlara&webhookPassword=pa55word";
    private static final String QUERY = "?token=s3cret%2Ft0ken%2B";
    private static final List<String> NO_HEADER = List.of();

    private final Logger log = (Logger) LoggerFactory.getLogger("io.qlara");
    private final List<String> logged = new ArrayList<>();
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>() {
        @Override
        protected void append(ILoggingEvent event) {
            synchronized (logged) {
                logged.add(event.getLevel() + " " + event.getLoggerName() + " " + event.getFormattedMessage());
            }
        }
    };

    @BeforeEach
    void listen() {
        appender.start();
        log.addAppender(appender);
    }

    @AfterEach
    void stopListening() {
        log.detachAppender(appender);
    }

    @ParameterizedTest
    @EnumSource
    void areAllAnsweredAndLoggedLikeMissingOnes(ServerUnderTest server) throws Exception {
        try (ServerUnderTest.Running running = server.start(OPTIONS, route -> route.to("mock:events"))) {
            Refused missing = call(running, "", NO_HEADER);
            assertThat(missing.answer().status()).isEqualTo(401);
            assertThat(missing.logged()).hasSize(1);

            for (String query : List.of("?token=wrong", "?token=", "?token", "?token=s3cret%2Ft0ken", "?token=s3cret%2Ft0ken%2b%00",
                    "?token=S3CRET%2FT0KEN%2B", "?token=0000000000000", "?token=s3cret%252Ft0ken%252B", "?token=" + "x".repeat(2_000),
                    "?token=%ff", "?TOKEN=s3cret%2Ft0ken%2B", "?token=s3cret%2Ft0ken%2B&token=wrong",
                    "?token=wrong&%74oken=s3cret%2Ft0ken%2B", "?token[]=s3cret%2Ft0ken%2B", "?token=s3cret%2Ft0ken%2B%2C")) {
                assertThat(call(running, query, NO_HEADER)).as(query).isEqualTo(missing);
            }
            for (String header : List.of("X-Webhook-Token: wrong", "X-Webhook-Token:", "X-Webhook-Token: s3cret/t0ken",
                    "X-Webhook-Token: s3cret%2Ft0ken%2B", "X-Webhook-Token: S3CRET/T0KEN+", "X-Webhook-Token: \u00e9\u00ff\u0080",
                    "Authorization: Bearer", "Authorization: Bearer s3cret/t0ken", "Authorization: Bearer s3cret/t0ken+ x",
                    "Authorization: Token s3cret/t0ken+", "Authorization: s3cret/t0ken+", "Authorization: Basic s3cret/t0ken+",
                    "Authorization: Basic cWxhcmE6d3Jvbmc=", "Authorization: Basic cWxhcmE6", "Authorization: Basic !",
                    "Authorization: Basic cWxhcmE6cGE1NXdvcmQK", "Cookie: token=s3cret/t0ken+", "Proxy-Authorization: Bearer s3cret/t0ken+")) {
                assertThat(call(running, "", List.of(header))).as(header).isEqualTo(missing);
            }
            assertThat(missing.toString()).doesNotContain("s3cret", "pa55word");
        }
    }

    @ParameterizedTest
    @EnumSource
    void inAFormLetNothingIn(ServerUnderTest server) throws Exception {
        List<String> headers = List.of("Content-Type: application/x-www-form-urlencoded");
        AtomicInteger routed = new AtomicInteger();
        try (ServerUnderTest.Running running = server.start(OPTIONS, route -> route.process(exchange -> routed.incrementAndGet()))) {
            assertThat(RawConnection.call(running, "POST /qlara/webhooks", headers, "token=s3cret%2Ft0ken%2B&messageId=1").status())
                    .isEqualTo(401);
            assertThat(RawConnection.call(running, "POST /qlara/webhooks?token=wrong",
                    List.of(headers.get(0), "Authorization: Bearer wrong"), "token=s3cret%2Ft0ken%2B&messageId=1").status()).isEqualTo(401);
            // platform-http offers the fields of a form as headers, but a form is never an event
            assertThat(RawConnection.call(running, "POST /qlara/webhooks", headers, "X-Webhook-Token=s3cret%2Ft0ken%2B&messageId=1").status())
                    .isIn(400, 401);
            assertThat(routed).hasValue(0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void inOnePlaceDoNotUndoRightOnesInAnother(ServerUnderTest server) throws Exception {
        try (ServerUnderTest.Running running = server.start(OPTIONS, route -> route.to("mock:events"))) {
            assertThat(call(running, QUERY, List.of("X-Webhook-Token: wrong", "Authorization: Bearer wrong")).answer().status()).isEqualTo(200);
            assertThat(call(running, "?token=wrong", List.of("X-Webhook-Token: " + TOKEN, "Authorization: Basic wrong")).answer().status())
                    .isEqualTo(200);
            assertThat(call(running, "?token=wrong&token=" + TOKEN, List.of("Authorization: Bearer " + TOKEN)).answer().status()).isEqualTo(200);
            assertThat(call(running, QUERY, List.of("X-Webhook-Token: " + TOKEN, "Authorization: Bearer " + TOKEN)).answer().status())
                    .isEqualTo(200);
        }
    }

    private Refused call(ServerUnderTest.Running running, String query, List<String> headers) throws Exception {
        withLog(() -> {
            logged.clear();
            return null;
        });
        RawConnection.Answer answer = RawConnection.call(running, "POST /qlara/webhooks" + query, headers, Payloads.DELIVERED);
        return new Refused(answer, withLog(() -> List.copyOf(logged)));
    }

    private <T> T withLog(Supplier<T> step) {
        synchronized (logged) {
            return step.get();
        }
    }

    /** All that a caller and a reader of the log get to see. */
    private record Refused(RawConnection.Answer answer, List<String> logged) {
    }
}
