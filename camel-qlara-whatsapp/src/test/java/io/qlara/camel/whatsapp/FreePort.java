/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Finds a port for a server that can't say which one it has got. */
public final class FreePort {

    private FreePort() {
    }

    /**
     * A port that nobody listens on. It is below those that systems give to whoever asks for any, so that none of the tests in other
     * JVMs gets it before the server.
     */
    public static int find() {
        for (int port = ThreadLocalRandom.current().nextInt(10_000, 30_000);; port++) {
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // somebody has it: the next one
            }
        }
    }
}
