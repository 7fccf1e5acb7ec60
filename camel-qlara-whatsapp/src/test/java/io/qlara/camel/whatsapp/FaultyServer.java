/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An HTTP server on a raw socket that counts the requests that it got whole, and then does what it is told to. */
public final class FaultyServer implements AutoCloseable {

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger openConnections = new AtomicInteger();
    private final Behaviour behaviour;

    public FaultyServer(WireFault fault) throws IOException {
        this((body, connection) -> fault.act(connection));
    }

    public FaultyServer(Behaviour behaviour) throws IOException {
        this(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()), behaviour);
    }

    /** A server on a socket that listens already, such as one for TLS. */
    public FaultyServer(ServerSocket socket, Behaviour behaviour) {
        this.socket = socket;
        this.behaviour = behaviour;
        threads.execute(this::accept);
    }

    public String host() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    public int requests() {
        return requests.get();
    }

    /** How many connections were made. */
    public int connections() {
        return connections.get();
    }

    /** How many connections neither side has closed. */
    public int openConnections() {
        return openConnections.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = socket.accept();
                connections.incrementAndGet();
                openConnections.incrementAndGet();
                threads.execute(() -> serve(connection));
            }
        } catch (IOException e) {
            threads.shutdownNow();
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            InputStream input = new BufferedInputStream(connection.getInputStream());
            while (true) {
                byte[] body = read(input);
                requests.incrementAndGet();
                behaviour.onRequest(body, connection);
            }
        } catch (IOException e) {
            // the connection is broken, which is what it is for
        } finally {
            openConnections.decrementAndGet();
        }
    }

    /** Reads one request to its end and gives its body. */
    private static byte[] read(InputStream input) throws IOException {
        int length = 0;
        String line = readLine(input);
        if (!line.contains("HTTP/1.1")) {
            throw new IOException("This is no request: " + line);
        }
        while (!line.isEmpty()) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).strip());
            }
            line = readLine(input);
        }
        byte[] body = input.readNBytes(length);
        if (body.length < length) {
            throw new EOFException();
        }
        return body;
    }

    private static String readLine(InputStream input) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = input.read(); next != '\n'; next = input.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }

    /** What is done when a request has been read to its end. */
    @FunctionalInterface
    public interface Behaviour {

        /** Called on a thread that the connection has for itself; may answer, break the connection or do nothing. */
        void onRequest(byte[] body, Socket connection) throws IOException;
    }
}
