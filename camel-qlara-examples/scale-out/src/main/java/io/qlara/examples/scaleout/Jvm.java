/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.scaleout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** A JVM of its own, whose output goes to a file, and which ends with this one. */
public final class Jvm {

    /** What lives in the heap, in megabytes. */
    static final String HEAP = "heap";
    /** What classes and compiled code take beside the heap, in megabytes. */
    static final String CLASSES = "classes";

    // most of its life is start-up, where the second compiler costs more than it gives
    private static final String OPTIONS = System.getProperty("jvm.options", "-XX:TieredStopAtLevel=1");
    private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final Process process;
    private final Path log;

    private Jvm(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts it.
     *
     * @param log        appended to
     * @param classPath  what it needs beside this example's own classes
     * @param properties system properties
     * @param main       the class and its arguments
     */
    public static Jvm start(Path log, String classPath, Map<String, ?> properties, String... main) throws IOException {
        List<String> command = new ArrayList<>(List.of(JAVA, "-Xmx384m", "-XX:+UseSerialGC", OPTIONS));
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-cp", ownClasses() + ":" + classPath, ChildMain.class.getName()));
        command.addAll(List.of(main));
        return new Jvm(new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start(), log);
    }

    private static String ownClasses() {
        return ChildMain.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    }

    /** What it has printed, and those before it with the same log. */
    public String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "";
        }
    }

    /** What it has used of the processors; zero when it has ended. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Has it collect its garbage and print {@link #HEAP} and {@link #CLASSES}. */
    void weigh() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    /** The number that it has printed last under a name. */
    OptionalInt printed(String name) {
        return output().lines().filter(line -> line.matches(name + " \\d+")).mapToInt(line -> Integer.parseInt(line.substring(name.length() + 1)))
                .reduce((earlier, later) -> later);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for its end. */
    int exitCode() {
        awaitEnd();
        return process.exitValue();
    }

    /** By SIGKILL, which no shutdown hook sees. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Lets it finish what it does. */
    public void stop() {
        process.destroy();
        awaitEnd();
    }

    /** SIGSTOP and SIGCONT: it stands still, and its connections stay open. */
    public void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).inheritIO().start().waitFor();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(40, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
