/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.scaleout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The JVMs of the example: a Kafka node, a database, the service, and the workers. All listen on 127.0.0.1, on ports that were free. */
public final class Cluster implements AutoCloseable {

    /** So many may be started, one after the other or together. */
    public static final int MOST_WORKERS = 6;

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String OWN_CLASS_PATH = System.getProperty("java.class.path");
    /** Of all clusters of this JVM: a port is free until its JVM starts, minutes later. */
    private static final Set<Integer> GIVEN_PORTS = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final int[] quota;
    private final Map<String, String> workerSettings = new HashMap<>();
    private final Map<String, Jvm> jvms = new LinkedHashMap<>();
    private final List<Integer> ports;

    /**
     * Nothing is started yet.
     *
     * @param folder is emptied
     * @param quota  what the service grants a second and a minute; none for no limit
     */
    public Cluster(Path folder, int... quota) throws IOException {
        this.folder = folder;
        this.quota = quota.length == 0 ? new int[] { 0, 0 } : quota;
        this.ports = freePorts(5 + 2 * MOST_WORKERS);
        empty(folder);
        Files.createDirectories(folder);
    }

    /** A property of the workers that start after this. */
    public Cluster with(String name, Object value) {
        workerSettings.put(name, String.valueOf(value));
        return this;
    }

    public String brokers() {
        return "127.0.0.1:" + ports.get(0);
    }

    public String databaseUrl() {
        return "jdbc:h2:tcp://127.0.0.1:" + ports.get(2) + "/orders;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;WRITE_DELAY=0";
    }

    public String serviceUrl() {
        return "http://127.0.0.1:" + ports.get(3);
    }

    /** Of one worker, past the load balancer. */
    public String webhookUrl(int worker) {
        return "http://127.0.0.1:" + webhookPort(worker) + "/qlara/webhooks?token=secret";
    }

    public Jvm jvm(String name) {
        return jvms.get(name);
    }

    /** Database and service: what the workers need, whatever brings the orders. */
    public Cluster startDatabaseAndService() throws IOException, SQLException {
        start("database", Map.of("h2.bindAddress", "127.0.0.1"), "org.h2.tools.Server", "-tcp", "-tcpPort", String.valueOf(ports.get(2)), "-ifNotExists",
                "-baseDir", folder.resolve("database").toString());
        List<String> arguments = new ArrayList<>(List.of(SimulatedService.class.getName(), String.valueOf(ports.get(3)),
                String.valueOf(quota[0]), String.valueOf(quota[1]), String.valueOf(ports.get(4))));
        IntStream.rangeClosed(1, MOST_WORKERS).forEach(worker -> arguments.add(String.valueOf(webhookPort(worker))));
        start("service", Map.of(), arguments.toArray(String[]::new));
        for (int port : List.of(ports.get(2), ports.get(3), ports.get(4))) {
            await("port " + port, () -> listens(port));
        }
        Orders.createTable(databaseUrl());
        return this;
    }

    public Cluster startKafka() throws IOException {
        KafkaNode node = new KafkaNode(folder.resolve("kafka"), ports.get(0), ports.get(1));
        node.formatUnlessDone();
        jvms.put("kafka", node.start(folder.resolve("kafka.log")));
        await("kafka", () -> listens(ports.get(0)));
        return this;
    }

    /** Starts a worker without waiting for it. */
    public void startWorker(int number) throws IOException {
        String name = "worker-" + number;
        Map<String, String> properties = new HashMap<>(workerSettings);
        properties.put("worker", name);
        properties.put("kafka.brokers", brokers());
        properties.put("database.url", databaseUrl());
        properties.put("qlara.base-url", serviceUrl());
        properties.put("webhook.port", String.valueOf(webhookPort(number)));
        properties.put("hazelcast.port", String.valueOf(hazelcastPort(number)));
        properties.put("hazelcast.members", hazelcastMembers());
        Files.deleteIfExists(folder.resolve(name + ".log"));
        start(name, properties, "org.apache.camel.main.Main");
    }

    public void awaitWorker(int number) {
        Jvm worker = jvm("worker-" + number);
        await("worker-" + number, () -> {
            if (!worker.isAlive()) {
                throw new IllegalStateException("worker-" + number + " has ended; see its log in " + folder);
            }
            return worker.output().contains(" started in ");
        });
    }

    /** Waits for something that the cluster has to reach. */
    public void await(String what, BooleanSupplier reached) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(what + " was not ready after " + PATIENCE.toSeconds() + " s; see the logs in " + folder);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /** What each JVM has used of the processors; all workers together are {@code workers}. */
    public Map<String, Duration> cpu() {
        Map<String, Duration> used = new LinkedHashMap<>();
        jvms.forEach((name, jvm) -> used.merge(name.startsWith("worker-") ? "workers" : name, jvm.cpu(), Duration::plus));
        return used;
    }

    /** What the largest worker needs after it has collected its garbage, in megabytes: {@link Jvm#HEAP} and {@link Jvm#CLASSES}. */
    public Map<String, Integer> memoryOfWorker() throws IOException {
        List<Jvm> workers = jvms.entrySet().stream().filter(entry -> entry.getKey().startsWith("worker-")).map(Map.Entry::getValue)
                .filter(Jvm::isAlive).toList();
        for (Jvm worker : workers) {
            worker.weigh();
        }
        workers.forEach(worker -> await("the memory of a worker", () -> worker.printed(Jvm.HEAP).isPresent() || !worker.isAlive()));
        return Stream.of(Jvm.HEAP, Jvm.CLASSES).collect(Collectors.toMap(name -> name,
                name -> workers.stream().mapToInt(worker -> worker.printed(name).orElse(0)).max().orElse(0)));
    }

    /** How often the service has refused a request. */
    public long refused() {
        return jvm("service").output().lines().filter(line -> line.startsWith("429 ")).count();
    }

    /** Starts anything without waiting for it; its class path is that of this JVM. */
    public void start(String name, Map<String, ?> properties, String... main) throws IOException {
        jvms.put(name, Jvm.start(folder.resolve(name + ".log"), OWN_CLASS_PATH, properties, main));
    }

    private int webhookPort(int worker) {
        return ports.get(3 + 2 * worker);
    }

    int hazelcastPort(int worker) {
        return ports.get(4 + 2 * worker);
    }

    /** Where members may be; who is not there is looked for again. */
    String hazelcastMembers() {
        return IntStream.rangeClosed(1, MOST_WORKERS).mapToObj(worker -> "127.0.0.1:" + hazelcastPort(worker)).collect(Collectors.joining(","));
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Below those that systems give to outgoing connections: one of these is still free when its worker starts minutes later. */
    private static List<Integer> freePorts(int count) {
        List<Integer> ports = new ArrayList<>();
        for (int port = ThreadLocalRandom.current().nextInt(15_000, 30_000); ports.size() < count; port++) {
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                if (GIVEN_PORTS.add(free.getLocalPort())) {
                    ports.add(free.getLocalPort());
                }
            } catch (IOException e) {
                // somebody has it: the next one
            }
        }
        return ports;
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** The workers first, so that they can finish. */
    @Override
    public void close() {
        List<Jvm> newestFirst = new ArrayList<>(jvms.values());
        Collections.reverse(newestFirst);
        newestFirst.forEach(Jvm::stop);
    }

    /** At once, whatever they do. */
    public void kill() {
        jvms.values().forEach(Jvm::kill);
    }
}
