package io.qlara.camel.whatsapp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An HTTP server on a raw socket that counts the requests that it got whole, and then does what the fault does. */
final class FaultyServer implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger requests = new AtomicInteger();
    private final WireFault fault;

    FaultyServer(WireFault fault) throws IOException {
        this.fault = fault;
        threads.execute(this::accept);
    }

    String host() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    int requests() {
        return requests.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = socket.accept();
                threads.execute(() -> serve(connection));
            }
        } catch (IOException e) {
            threads.shutdownNow();
        }
    }

    private void serve(Socket connection) {
        try {
            BufferedReader input = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
            while (read(input)) {
                requests.incrementAndGet();
                fault.act(connection);
            }
        } catch (IOException e) {
            // the connection is broken, which is what it is for
        }
    }

    /** Reads one request to its end; false at the end of the connection. */
    private static boolean read(BufferedReader input) throws IOException {
        int length = 0;
        String line = input.readLine();
        if (line == null || !line.contains("HTTP/1.1")) {
            return false;
        }
        while (line != null && !line.isEmpty()) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).strip());
            }
            line = input.readLine();
        }
        for (int i = 0; i < length; i++) {
            if (input.read() < 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}
