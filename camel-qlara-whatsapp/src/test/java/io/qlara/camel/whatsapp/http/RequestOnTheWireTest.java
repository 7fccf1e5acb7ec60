/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.qlara.camel.whatsapp.api.QlaraClient;
import io.qlara.camel.whatsapp.model.SendRequest;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever a request holds; the order of the headers is HttpClient's. */
class RequestOnTheWireTest {

    private final ClientsUnderTest clients = new ClientsUnderTest(1);
    private ServerSocket service;
    private String host;
    private QlaraClient client;

    @BeforeEach
    void open() throws Exception {
        service = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        host = "127.0.0.1:" + service.getLocalPort();
        client = clients.open(ClientsUnderTest.settings("http://" + host, 0));
    }

    @AfterEach
    void close() throws Exception {
        clients.close();
        service.close();
    }

    @Test
    void aSend() throws Exception {
        client.send().send(SendRequest.builder().body("Ciao").build(), System.nanoTime());

        assertThat(arrived(15)).containsExactlyInAnyOrder("POST /api/message-server/whatsapp/send HTTP/1.1", "X-Api-Key: test-key", "Accept: application/json",
                "Content-Length: 15", "Content-Type: application/json; charset=UTF-8", "Host: " + host, "Connection: keep-alive",
                "User-Agent: camel-qlara-whatsapp", "", "{\"body\":\"Ciao\"}");
    }

    @Test
    void aQuestion() throws Exception {
        client.phoneNumbers().get("1");

        assertThat(arrived(0)).containsExactlyInAnyOrder("GET /api/message-server/whatsapp/phone-numbers/1 HTTP/1.1", "X-Api-Key: test-key", "Accept: application/json",
                "Host: " + host, "Connection: keep-alive", "User-Agent: camel-qlara-whatsapp", "", "");
    }

    /** The lines of the head, an empty one, and the body. */
    private List<String> arrived(int bodyLength) throws Exception {
        try (Socket connection = service.accept()) {
            BufferedReader reader = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
            List<String> lines = new ArrayList<>();
            do {
                lines.add(reader.readLine());
            } while (!lines.get(lines.size() - 1).isEmpty());
            char[] body = new char[bodyLength];
            for (int length = 0; length < bodyLength; length++) {
                body[length] = (char) reader.read();
            }
            lines.add(new String(body));
            return lines;
        }
    }
}
