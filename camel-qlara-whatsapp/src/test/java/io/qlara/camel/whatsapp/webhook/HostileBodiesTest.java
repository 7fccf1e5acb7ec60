/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

import org.apache.camel.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.qlara.camel.whatsapp.WebhookConsumer;

import static org.assertj.core.api.Assertions.assertThat;

/** Bodies that are too large, too slow, compressed, or not as long as they say, on real HTTP servers. */
@Tag("http-server")
class HostileBodiesTest {

    private static final String CALL = "POST /qlara/webhooks?token=secret";
    private static final List<String> CHUNKED = List.of("Transfer-Encoding: chunked");
    private static final String EVENT = Payloads.DELIVERED;

    private final AtomicInteger routed = new AtomicInteger();

    @ParameterizedTest
    @EnumSource
    void thatAreFarTooLargeAreAnswered413WithAndWithoutADeclaredLength(ServerUnderTest server) throws Exception {
        HttpCall call = HttpCall.post(EVENT + " ".repeat(900_000)).query("token=secret");
        try (ServerUnderTest.Running running = start(server)) {
            assertThat(call.send(running).statusCode()).isEqualTo(413);
            assertThat(call.chunked().send(running).statusCode()).isEqualTo(413);
            assertThat(routed).hasValue(0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void thatAreCompressedAreNotUnpacked(ServerUnderTest server) throws Exception {
        byte[] bomb = gzip(EVENT + " ".repeat(50_000_000));
        try (ServerUnderTest.Running running = start(server)) {
            for (byte[] body : List.of(gzip(EVENT), bomb)) {
                try (RawConnection connection = RawConnection.to(running)) {
                    connection.head(CALL, List.of("Content-Encoding: gzip"), body.length).send(body);

                    assertThat(connection.answer().status()).isEqualTo(400);
                }
            }
            assertThat(bomb).hasSizeLessThan(262_144);
            assertThat(routed).hasValue(0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void thatAreLongerThanTheySayAreCutOffAndTheRestIsNoCall(ServerUnderTest server) throws Exception {
        try (ServerUnderTest.Running running = start(server); RawConnection connection = RawConnection.to(running)) {
            connection.head(CALL, List.of(), EVENT.length() - 1).send(EVENT);

            assertThat(connection.answer().status()).isEqualTo(400);
            assertThat(routed).hasValue(0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void thatBreakOffRouteNothing(ServerUnderTest server) throws Exception {
        try (ServerUnderTest.Running running = start(server)) {
            for (int declared : new int[] { EVENT.length() + 1, 262_144 }) {
                RawConnection.to(running).head(CALL, List.of(), declared).send(EVENT).close();
            }
            RawConnection.to(running).head(CALL, CHUNKED).send(chunk(EVENT)).close();

            assertThat(HttpCall.post(Payloads.READ).query("token=secret").send(running).statusCode()).isEqualTo(200);
            Awaitility.await().until(() -> pendingCalls(running) == 0);
            assertThat(routed).hasValue(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void withTwoLengthsAreReadByOneOfThemOrRefused(ServerUnderTest server) throws Exception {
        String smuggled = CALL + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + EVENT.length() + "\r\n\r\n" + EVENT;
        try (ServerUnderTest.Running running = start(server)) {
            try (RawConnection connection = RawConnection.to(running)) {
                connection.head(CALL, List.of("Content-Length: 0", "Content-Length: " + smuggled.length())).send(smuggled);
                assertThat(connection.answer().status()).isEqualTo(400);
            }
            try (RawConnection connection = RawConnection.to(running)) {
                connection.head(CALL, CHUNKED, 3).send(chunk(EVENT) + chunk(""));
                assertThat(connection.answer().status()).isEqualTo(200);
            }
            assertThat(routed).hasValue(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void withALengthThatIsNoneAreRefused(ServerUnderTest server) throws Exception {
        try (ServerUnderTest.Running running = start(server)) {
            for (String length : List.of("-1", "many", "1e3", "99999999999999999999999")) {
                try (RawConnection connection = RawConnection.to(running)) {
                    connection.head(CALL, List.of("Content-Length: " + length)).send(EVENT);
                    assertThat(connection.answer().status()).as(length).isEqualTo(400);
                }
            }
            assertThat(routed).hasValue(0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void thatComeByteByByteHoldUpNobodyElseAndAreRoutedAtTheirEnd(ServerUnderTest server) throws Exception {
        try (ServerUnderTest.Running running = start(server); RawConnection slow = RawConnection.to(running)) {
            slow.head(CALL, List.of(), EVENT.length());
            for (int i = 0; i < EVENT.length(); i++) {
                assertThat(RawConnection.call(running, CALL, List.of(), Payloads.READ).status()).isEqualTo(200);
                slow.send(EVENT.substring(i, i + 1));
            }

            assertThat(slow.answer().status()).isEqualTo(200);
            assertThat(routed).hasValue(EVENT.length() + 1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void thatStopHalfWayOnManyConnectionsHoldUpNobodyElse(ServerUnderTest server) throws Exception {
        List<RawConnection> stuck = new ArrayList<>();
        try (ServerUnderTest.Running running = start(server)) {
            for (int i = 0; i < 200; i++) {
                stuck.add(RawConnection.to(running).head(CALL, List.of(), EVENT.length()).send(EVENT.substring(0, 20)));
            }

            assertThat(HttpCall.post(Payloads.READ).query("token=secret").send(running).statusCode()).isEqualTo(200);
            for (RawConnection connection : stuck) {
                assertThat(connection.send(EVENT.substring(20)).answer().status()).isEqualTo(200);
            }
        } finally {
            for (RawConnection connection : stuck) {
                connection.close();
            }
        }
    }

    private ServerUnderTest.Running start(ServerUnderTest server) throws Exception {
        return server.start("webhookToken=secret", route -> route.process(exchange -> routed.incrementAndGet()));
    }

    private static int pendingCalls(ServerUnderTest.Running running) {
        Consumer consumer = running.camel().getRoute("webhooks").getConsumer();
        return ((WebhookConsumer) consumer).getPendingExchangesSize();
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
