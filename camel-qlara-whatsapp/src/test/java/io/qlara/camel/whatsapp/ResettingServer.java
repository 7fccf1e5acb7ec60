/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that resets every connection as soon as it has it, and counts them. */
final class ResettingServer implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    private final AtomicInteger connections = new AtomicInteger();

    ResettingServer() throws IOException {
        new Thread(this::reset, "resetting-server").start();
    }

    String host() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    private void reset() {
        try {
            while (true) {
                Socket connection = socket.accept();
                connections.incrementAndGet();
                connection.setSoLinger(true, 0);
                connection.close();
            }
        } catch (IOException e) {
            // closed, or broken: whoever connects now is refused
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
