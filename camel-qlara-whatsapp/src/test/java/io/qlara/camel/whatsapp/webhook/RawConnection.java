/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A connection to a running application, written byte by byte, for what no HTTP client would send. */
final class RawConnection implements AutoCloseable {

    private static final int PATIENCE_MILLISECONDS = 20_000;

    private final Socket socket;
    private final InputStream answers;

    private RawConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.answers = new BufferedInputStream(socket.getInputStream());
    }

    static RawConnection to(ServerUnderTest.Running application) throws IOException {
        Socket socket = new Socket(InetAddress.getByName("localhost"), application.port());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLISECONDS);
        return new RawConnection(socket);
    }

    /** A call on a connection of its own: the request line, the header lines and the body, with its length. */
    static Answer call(ServerUnderTest.Running application, String requestLine, List<String> headerLines, String body) throws IOException {
        try (RawConnection connection = to(application)) {
            return connection.head(requestLine, headerLines, body.getBytes(StandardCharsets.UTF_8).length).send(body).answer();
        }
    }

    /** Sends the head of a call with this length of its body, be it true or not. */
    RawConnection head(String requestLine, List<String> headerLines, long contentLength) throws IOException {
        List<String> lines = new ArrayList<>(headerLines);
        lines.add("Content-Length: " + contentLength);
        return head(requestLine, lines);
    }

    /** Sends the head of a call with no header but Host and these. */
    RawConnection head(String requestLine, List<String> headerLines) throws IOException {
        StringBuilder head = new StringBuilder(requestLine + " HTTP/1.1\r\nHost: localhost\r\n");
        headerLines.forEach(line -> head.append(line).append("\r\n"));
        return send(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    RawConnection send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    RawConnection send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /** The whole answer, once it has come. */
    Answer answer() throws IOException {
        String statusLine = line();
        if (statusLine.isEmpty()) {
            throw new IOException("The server closed the connection without an answer");
        }
        List<String> headers = new ArrayList<>();
        for (String header = line(); !header.isEmpty(); header = line()) {
            headers.add(header);
        }
        return new Answer(Integer.parseInt(statusLine.split(" ")[1]), headers, body(headers));
    }

    private String body(List<String> headers) throws IOException {
        StringBuilder body = new StringBuilder();
        if (headers.stream().anyMatch("transfer-encoding: chunked"::equalsIgnoreCase)) {
            for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
                body.append(text(size)).append(line());
            }
            line();
        } else {
            body.append(text(declaredLength(headers)));
        }
        return body.toString();
    }

    private String text(int length) throws IOException {
        return new String(answers.readNBytes(length), StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = answers.read(); next != '\n' && next != -1; next = answers.read()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }

    private static int declaredLength(List<String> headers) {
        return headers.stream().map(header -> header.toLowerCase(Locale.ROOT)).filter(header -> header.startsWith("content-length:"))
                .mapToInt(header -> Integer.parseInt(header.substring("content-length:".length()).strip())).findFirst().orElse(0);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    record Answer(int status, List<String> headers, String body) {
    }
}
