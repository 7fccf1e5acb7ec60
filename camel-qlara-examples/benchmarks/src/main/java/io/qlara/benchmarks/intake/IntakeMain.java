/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks.intake;

import java.net.InetAddress;
import java.net.ServerSocket;

import org.apache.camel.main.Main;

import com.fasterxml.jackson.databind.JsonNode;

import io.qlara.benchmarks.load.LoadFigures;
import io.qlara.benchmarks.load.ProcessMeter;
import io.qlara.benchmarks.process.CommandLoop;

/** The JVM of an application that takes webhook events on the HTTP server of camel-main. */
public final class IntakeMain {

    private IntakeMain() {
    }

    public static void main(String[] arguments) throws Exception {
        IntakeRoute route = new IntakeRoute(IntakeKind.valueOf(arguments[0]));
        int port = freePort();
        Main main = new Main();
        main.addInitialProperty("camel.server.enabled", "true");
        main.addInitialProperty("camel.server.host", "127.0.0.1");
        main.addInitialProperty("camel.server.port", String.valueOf(port));
        main.configure().addRoutesBuilder(route);
        main.start();
        new CommandLoop().on("port", command -> port).on("measure", command -> measure(command, route)).serve();
        main.stop();
        System.exit(0);
    }

    private static LoadFigures measure(JsonNode command, IntakeRoute route) throws InterruptedException {
        Thread.sleep(command.get("settling").asLong());
        long before = route.routed();
        ProcessMeter meter = ProcessMeter.start();
        Thread.sleep(command.get("window").asLong());
        return meter.figures(route.routed() - before);
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
