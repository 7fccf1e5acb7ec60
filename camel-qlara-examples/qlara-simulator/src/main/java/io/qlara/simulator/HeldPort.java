/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Keeps a port from the system, which else gives it to any connection; nobody listens on it. Not safe for use by many threads. */
final class HeldPort {

    /** There a bound port does not refuse connections, it lets them hang. */
    private static final boolean HANGS = System.getProperty("os.name").startsWith("Mac");

    private Socket bound = new Socket();

    /** Does nothing when somebody else was faster, and whoever wants to listen next is told; and nothing on macOS. */
    void hold(int port) {
        if (HANGS) {
            return;
        }
        release();
        bound = new Socket();
        try {
            // connections that ended a moment ago would refuse the port otherwise
            bound.setReuseAddress(true);
            bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            release();
        }
    }

    void release() {
        try {
            bound.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
