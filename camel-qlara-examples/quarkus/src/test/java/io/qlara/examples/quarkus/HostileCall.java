/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.quarkus;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A call that is written byte by byte, for what no HTTP client would send. */
final class HostileCall implements AutoCloseable {

    private static final int PATIENCE_MILLISECONDS = 20_000;

    private final Socket socket;

    private HostileCall(int port) throws IOException {
        socket = new Socket(InetAddress.getByName("127.0.0.1"), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLISECONDS);
    }

    /** Sends a request line and these headers, and nothing of a body. */
    static HostileCall begin(int port, String requestLine, String... headers) throws IOException {
        StringBuilder head = new StringBuilder(requestLine + " HTTP/1.1\r\nHost: localhost\r\n");
        List.of(headers).forEach(header -> head.append(header).append("\r\n"));
        return new HostileCall(port).send(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    HostileCall send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    HostileCall send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    boolean isAnswered() throws IOException {
        return socket.getInputStream().available() > 0;
    }

    /** The status of the answer, once it has come. */
    int status() throws IOException {
        String line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1)).readLine();
        if (line == null) {
            throw new IOException("The server closed the connection without an answer");
        }
        return Integer.parseInt(line.split(" ")[1]);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
