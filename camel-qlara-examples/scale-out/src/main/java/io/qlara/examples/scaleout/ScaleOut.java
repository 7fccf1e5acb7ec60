/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.scaleout;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Starts everything, puts orders into the topic, kills a worker and starts another, and prints what became of it all. */
public final class ScaleOut {

    private static final Pattern QUOTA = Pattern.compile("(\\d+)/s,(\\d+)/m");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final int NO_LIMIT = 1_000_000;

    private final Cluster cluster;
    private final int workers;
    private final int orders;
    private final int perMinute;
    private Map<String, Duration> cpuBefore;
    private Map<String, Integer> memory = Map.of();
    private long killed;
    private boolean takenOver;

    private ScaleOut(Path folder, int workers, int orders, String quota) throws Exception {
        this.workers = workers;
        this.orders = orders;
        Matcher limits = QUOTA.matcher(quota);
        if (limits.matches()) {
            perMinute = Integer.parseInt(limits.group(2));
            cluster = new Cluster(folder, Integer.parseInt(limits.group(1)), perMinute)
                    .with("quota.per-second", limits.group(1)).with("quota.per-minute", perMinute);
        } else {
            perMinute = 0;
            cluster = new Cluster(folder).with("quota.per-second", NO_LIMIT).with("quota.per-minute", NO_LIMIT * 60);
        }
    }

    /**
     * Runs to the end of all orders.
     *
     * @param arguments a folder that is emptied, how many workers and orders, and the quota such as {@code 50/s,1000/m}, or {@code none}
     */
    public static void main(String[] arguments) throws Exception {
        ScaleOut run = new ScaleOut(Path.of(arguments[0]).toAbsolutePath(), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]),
                arguments[3]);
        try (Cluster closed = run.cluster) {
            run.start();
            run.watch();
            run.printTable();
        }
    }

    private void start() throws Exception {
        say("A Kafka node, a database, the simulated service and %d workers start, each in a JVM of its own", workers);
        cluster.startKafka().startDatabaseAndService();
        Orders.createTopics(cluster.brokers());
        for (int worker = 1; worker <= workers; worker++) {
            cluster.startWorker(worker);
        }
        for (int worker = 1; worker <= workers; worker++) {
            cluster.awaitWorker(worker);
        }
        cpuBefore = cluster.cpu();
        Orders.produce(cluster.brokers(), 1, orders);
        say("%,d orders are in the topic", orders);
    }

    /** With a quota to keep, and others that can take over, worker 2 is killed on the way, and one more joins later. */
    private void watch() throws Exception {
        boolean eventful = perMinute > 0 && workers > 1;
        int sent = 0;
        int ended = 0;
        long changed = System.nanoTime();
        for (int second = 1; sent < orders || ended < orders; second++) {
            TimeUnit.SECONDS.sleep(1);
            int before = sent + ended;
            sent = sent();
            ended = ended();
            changed = sent + ended == before ? changed : System.nanoTime();
            if (System.nanoTime() - changed > TimeUnit.MINUTES.toNanos(2)) {
                say("Nothing has happened for two minutes: see the logs");
                return;
            }
            if (second % 5 == 0) {
                say("%,d of %,d sent, %,d delivered, %d unknown, %d refused by the quota", sent, orders, delivered(), unknown(), cluster.refused());
            }
            if (memory.isEmpty() && sent > orders / 4) {
                memory = cluster.memoryOfWorker();
            }
            if (eventful) {
                killAndJoin(sent);
            }
        }
    }

    private void killAndJoin(int sent) throws Exception {
        if (killed == 0 && sent > orders / 3) {
            killed = System.nanoTime();
            cluster.jvm("worker-2").kill();
            say("worker-2 is killed, with %d orders that it has claimed", claimedByWorker2());
        } else if (killed > 0 && !takenOver && claimedByWorker2() == 0 && unknown() == 0) {
            takenOver = true;
            say("What worker-2 had claimed is settled, %d s later", TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - killed));
        }
        if (sent > orders / 2 && cluster.jvm("worker-" + (workers + 1)) == null) {
            say("worker-%d joins", workers + 1);
            cluster.startWorker(workers + 1);
        }
    }

    private int claimedByWorker2() throws Exception {
        return number("SELECT '', COUNT(*) FROM messages WHERE claimed_by LIKE 'worker-2/%' AND result IS NULL");
    }

    private void printTable() throws Exception {
        ServiceJournal journal = ServiceJournal.read(cluster.serviceUrl());
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("orders", orders);
        table.put("sent", sent());
        table.put("delivered", delivered());
        table.put("unknown", unknown());
        table.put("unknown for a time, then settled", number("SELECT '', COUNT(*) FROM messages WHERE asked AND result IS NOT NULL"));
        table.put("sent twice", journal.ids().size() - (int) journal.ids().stream().distinct().count());
        table.put("refused by the quota (429)", cluster.refused());
        table.put("messages a second", "%.1f".formatted(journal.perSecond()));
        if (perMinute > 0) {
            table.put("share of the quota, mean", "%.1f %%".formatted(journal.perSecond() * 6000 / perMinute));
            table.put("share of the quota, fullest minute", "%.1f %%".formatted(100.0 * journal.fullestMinute() / perMinute));
        }
        if (killed == 0) {
            cluster.cpu().forEach((name, used) -> table.put("CPU of " + name + ", ms a message",
                    "%.1f".formatted((double) used.minus(cpuBefore.get(name)).toMillis() / orders)));
        }
        table.put("heap of a worker, MB", memory.getOrDefault(Jvm.HEAP, 0));
        table.put("classes and code of a worker, MB", memory.getOrDefault(Jvm.CLASSES, 0));
        new TreeMap<>(Orders.count(cluster.databaseUrl(), "SELECT worker, COUNT(*) FROM messages WHERE worker IS NOT NULL GROUP BY worker"))
                .forEach((worker, part) -> table.put(worker, "%,d (%.0f %%)".formatted(part, 100.0 * part / orders)));
        table.forEach((name, value) -> System.out.printf("%-36s %s%n", name, value instanceof Integer number ? "%,d".formatted(number) : value));
    }

    private int sent() throws Exception {
        return number("SELECT '', COUNT(*) FROM messages WHERE result = 'SENT'");
    }

    private int delivered() throws Exception {
        return number("SELECT '', COUNT(*) FROM messages WHERE status_rank >= 30");
    }

    private int ended() throws Exception {
        return number("SELECT '', COUNT(*) FROM messages WHERE status_rank >= 20");
    }

    private int unknown() throws Exception {
        return number("SELECT '', COUNT(*) FROM messages WHERE asked AND result IS NULL");
    }

    private int number(String query) throws Exception {
        return Orders.count(cluster.databaseUrl(), query).values().iterator().next();
    }

    private static void say(String format, Object... arguments) {
        System.out.println(LocalTime.now().format(SECONDS) + " " + format.formatted(arguments));
    }
}
