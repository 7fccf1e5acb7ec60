/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.io.PrintStream;
import java.util.function.Consumer;

/**
 * Runs a {@link QlaraSimulator} alone until the process is told to end. Exit code 2 for arguments that make no sense,
 * 1 when it cannot listen, each with one line that says why.
 */
public final class QlaraSimulatorMain {

    private static final int CANNOT_LISTEN = 1;
    private static final int WRONG_ARGUMENTS = 2;

    private QlaraSimulatorMain() {
    }

    /**
     * Starts the simulator.
     *
     * @param arguments options, which {@code --help} lists
     */
    public static void main(String[] arguments) {
        int exitCode = run(System.out, System.err, QlaraSimulatorMain::stopAtExit, arguments);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    static int run(PrintStream out, PrintStream err, Consumer<QlaraSimulator> whenStarted, String... arguments) {
        CommandLine commandLine;
        try {
            commandLine = CommandLine.parse(arguments);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return WRONG_ARGUMENTS;
        }
        if (commandLine.help()) {
            out.println(CommandLine.USAGE);
            return 0;
        }
        QlaraSimulator simulator = commandLine.simulator();
        try {
            simulator.start();
            simulator.delay(commandLine.answerDelay());
        } catch (RuntimeException e) {
            err.println("Cannot listen on " + simulator.baseUrl() + ": " + rootCause(e).getMessage());
            return CANNOT_LISTEN;
        }
        whenStarted.accept(simulator);
        out.println("The Qlara simulator listens on " + simulator.baseUrl());
        if (commandLine.hasPhone()) {
            out.println("The customers' phones are on " + simulator.phoneUrl());
        }
        return 0;
    }

    private static void stopAtExit(QlaraSimulator simulator) {
        Runtime.getRuntime().addShutdownHook(new Thread(simulator::stop, "qlara-simulator-stop"));
    }

    private static Throwable rootCause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
