/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import io.qlara.camel.whatsapp.FaultyServer;
import io.qlara.simulator.QlaraSimulator;
import io.qlara.simulator.SentMessage;

/** The service, in a process of its own: a simulator behind a wire that fails now and then. */
public final class UnreliableService {

    private UnreliableService() {
    }

    /**
     * Prints its address and serves until its standard input ends. Then writes to which numbers messages were taken, one a line, and
     * which mishaps there were.
     *
     * @param arguments the seed, the share of requests that fail, the file for the numbers, the file for the mishaps
     */
    public static void main(String[] arguments) throws IOException {
        QlaraSimulator simulator = QlaraSimulator.builder().compactJournal(true).wireMockJournalSize(0).build().start();
        try (simulator;
             UnreliableWire wire = new UnreliableWire(simulator, Long.parseLong(arguments[0]), Double.parseDouble(arguments[1]));
             FaultyServer server = new FaultyServer(wire)) {
            System.out.println("http://" + server.host());
            System.in.transferTo(System.err);
            write(arguments[2], simulator.journal().messages().stream().map(SentMessage::destination));
            write(arguments[3], wire.happened().entrySet().stream().map(entry -> entry.getKey() + ": " + entry.getValue()).sorted());
        }
    }

    private static void write(String file, Stream<String> lines) throws IOException {
        Files.write(Path.of(file), (Iterable<String>) lines::iterator);
    }
}
