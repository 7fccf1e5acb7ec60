/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.qlara.camel.whatsapp.LogDuringTest;

import static org.assertj.core.api.Assertions.assertThat;

/** What is different on Jetty, which unpacks bodies and would keep them whole. */
@Tag("http-server")
@Tag("other-http-server")
class JettyTest {

    private static final String CALL = "POST /qlara/webhooks?token=secret";
    private static final List<String> FORM = List.of("Content-Type: application/x-www-form-urlencoded");
    private static final String FAILING = "{\"messageId\":\"fails\"}";

    @RegisterExtension
    private final LogDuringTest log = LogDuringTest.ofEverything();
    private final AtomicInteger routed = new AtomicInteger();
    private ServerUnderTest.Running running;

    @BeforeEach
    void start() throws Exception {
        running = ServerUnderTest.start("camel.rest", "qlara-whatsapp:webhooks?httpServerComponent=jetty&webhookToken=secret",
                route -> route.process(exchange -> routed.incrementAndGet())
                        .filter().simple("${body.messageId} == 'fails'").throwException(IllegalStateException.class, "PRIVATE"));
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void answersByWhatHappened() throws Exception {
        assertThat(call(CALL, Payloads.DELIVERED).status()).isEqualTo(200);
        assertThat(call("POST /qlara/webhooks?token=wrong", Payloads.DELIVERED).status()).isEqualTo(401);
        assertThat(call(CALL, "no event").status()).isEqualTo(400);
        RawConnection.Answer failed = call(CALL, FAILING);

        assertThat(failed.status()).isEqualTo(500);
        assertThat(failed.toString()).doesNotContain("PRIVATE", "Exception", "secret");
        assertThat(routed).hasValue(2);
    }

    @Test
    void refusesABodyThatIsTooLargeWithAndWithoutItsLength() throws Exception {
        String tooLarge = Payloads.DELIVERED + " ".repeat(300_000);
        try (RawConnection chunked = RawConnection.to(running)) {
            chunked.head(CALL, List.of("Transfer-Encoding: chunked"));
            sendAsFarAsItIsRead(chunked, (Integer.toHexString(tooLarge.length()) + "\r\n" + tooLarge + "\r\n0\r\n\r\n").getBytes());

            assertThat(chunked.answer().status()).isEqualTo(413);
        }
        assertThat(call(CALL, tooLarge).status()).isEqualTo(413);
        assertThat(routed).hasValue(0);
    }

    @Test
    void unpacksNoMoreOfABodyThanIsAllowed() throws Exception {
        assertThat(post(gzip(Payloads.DELIVERED)).status()).isEqualTo(200);
        assertThat(post(fourGigabytes()).status()).isEqualTo(413);
        assertThat(routed).hasValue(1);
    }

    @Test
    void answersByItselfWhatIsNoGzipAlthoughItSaysSoAndShowsNothing() throws Exception {
        RawConnection.Answer answer = post(FAILING.getBytes());

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.toString()).doesNotContain("Exception", "fails");
        assertThat(routed).hasValue(0);
    }

    /** As curl calls every body by itself. */
    @Test
    void readsJsonThatIsCalledAFormFromNobodyWithoutCredentials() throws Exception {
        assertThat(RawConnection.call(running, CALL, FORM, Payloads.DELIVERED).status()).isEqualTo(200);
        RawConnection.Answer refused = RawConnection.call(running, "POST /qlara/webhooks?token=wrong", FORM, Payloads.DELIVERED);

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.body()).isEmpty();
        assertThat(routed).hasValue(1);
        assertThat(log.messages()).noneMatch(line -> line.contains("wamid"));
    }

    @Test
    void refusesTheFieldsOfAForm() throws Exception {
        RawConnection.Answer refused = RawConnection.call(running, CALL, FORM, "messageId=wamid.1&eventType=DELIVERY");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).isEmpty();
        assertThat(routed).hasValue(0);
        assertThat(log.messages()).noneMatch(line -> line.contains("wamid"));
    }

    private RawConnection.Answer call(String requestLine, String body) throws IOException {
        try (RawConnection connection = RawConnection.to(running)) {
            byte[] bytes = body.getBytes();
            connection.head(requestLine, List.of(), bytes.length);
            sendAsFarAsItIsRead(connection, bytes);
            return connection.answer();
        }
    }

    /** Head and body at once: Camel unpacks a body only if some of it is there when the head has been read. */
    private RawConnection.Answer post(byte[] packed) throws IOException {
        ByteArrayOutputStream call = new ByteArrayOutputStream();
        call.write((CALL + " HTTP/1.1\r\nHost: localhost\r\nContent-Encoding: gzip\r\nContent-Length: " + packed.length + "\r\n\r\n").getBytes());
        call.write(packed);
        try (RawConnection connection = RawConnection.to(running)) {
            sendAsFarAsItIsRead(connection, call.toByteArray());
            return connection.answer();
        }
    }

    /** The server may answer and close before it has read everything. */
    private static void sendAsFarAsItIsRead(RawConnection connection, byte[] body) throws IOException {
        try {
            connection.send(body);
        } catch (SocketException e) {
            assertThat(e).hasMessageMatching("Broken pipe|Connection reset.*");
        }
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes());
        }
        return packed.toByteArray();
    }

    /** An event and four gigabytes of blanks, which are one packed piece again and again. */
    private static byte[] fourGigabytes() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        packed.write(gzip(Payloads.DELIVERED));
        byte[] blanks = gzip(" ".repeat(40_000_000));
        for (int i = 0; i < 100; i++) {
            packed.write(blanks);
        }
        return packed.toByteArray();
    }
}
