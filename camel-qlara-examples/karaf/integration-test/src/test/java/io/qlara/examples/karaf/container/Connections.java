/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.karaf.container;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** Whether somebody listens on a port of this machine. */
final class Connections {

    private Connections() {
    }

    static boolean accepted(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
