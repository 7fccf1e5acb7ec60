/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.qlara.camel.whatsapp.client.QlaraApiException;
import io.qlara.camel.whatsapp.client.QlaraTransportException;

import static org.assertj.core.api.Assertions.assertThat;

/** Answers that are larger than any that the API gives must not fill the memory. */
class LargeAnswersTest {

    private static final String SEND = "qlara-whatsapp:send?destination=RAW(+393331234567)";
    private static final String LIST = "qlara-whatsapp:templates?operation=list";

    @RegisterExtension
    final RunningComponent running = RunningComponent.with(component -> component.getConfiguration().setMaxRetries(0));

    @Test
    void oneThatAnnouncesToBeTooLargeIsGivenUpBeforeItComes() throws Exception {
        Exchange exchange = call(SEND, (body, connection) -> write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 1048577\r\n\r\n"));

        assertThat(exchange.getException()).isInstanceOf(QlaraTransportException.class)
                .hasMessageContaining("answer 200").hasMessageContaining("it is larger than 1048576 bytes").hasMessageContaining("unknown");
    }

    @Test
    void oneThatDoesNotSayHowLargeItIsIsGivenUpWhenItIsTooLarge() throws Exception {
        Exchange exchange = call(SEND, LargeAnswersTest::answerWithoutEnd);

        assertThat(exchange.getException()).isInstanceOf(QlaraTransportException.class)
                .hasMessageContaining("answer 200").hasMessageContaining("it is larger than 1048576 bytes").hasMessageContaining("unknown");
    }

    @Test
    void aListMayBeLargerThanTheAnswerToASend() throws Exception {
        Exchange exchange = call(LIST, (body, connection) -> {
            String list = "[{\"id\":\"7\",\"text\":\"" + "x".repeat(2_000_000) + "\"}]";
            write(connection, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + list.length() + "\r\n\r\n" + list);
        });

        assertThat(exchange.getException()).isNull();
    }

    @Test
    void aListWithoutEndIsGivenUpToo() throws Exception {
        Exchange exchange = call(LIST, LargeAnswersTest::answerWithoutEnd);

        assertThat(exchange.getException()).isInstanceOf(QlaraTransportException.class)
                .hasMessageContaining("it is larger than 16777216 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = { "400 Bad Request", "401 Unauthorized", "404 Not Found", "429 Too Many Requests" })
    void thatOfARefusalStillSaysThatNothingWasDone(String status) throws Exception {
        Exchange exchange = call(SEND, (body, connection) -> write(connection, "HTTP/1.1 " + status + "\r\nContent-Length: 1048577\r\n\r\n"));

        assertThat(exchange.getException()).isInstanceOfSatisfying(QlaraApiException.class, failure -> {
            assertThat(status).startsWith(String.valueOf(failure.getHttpStatus()));
            assertThat(failure.isOutcomeUnknown()).isFalse();
        });
    }

    private Exchange call(String uri, FaultyServer.Behaviour behaviour) throws Exception {
        try (FaultyServer server = new FaultyServer(behaviour)) {
            return running.call(uri + "&baseUrl=http://" + server.host(), uri.equals(SEND) ? "Ciao" : null, Map.of());
        }
    }

    private static void answerWithoutEnd(byte[] body, Socket connection) throws IOException {
        write(connection, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        while (true) {
            write(connection, "10000\r\n" + " ".repeat(0x10000) + "\r\n");
        }
    }

    private static void write(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
