/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.scaleout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** One Kafka node, broker and controller, from Kafka's own jars, which are not on the class path of the workers. */
final class KafkaNode {

    private static final String ANY_CLUSTER_ID = "c2NhbGUtb3V0LWV4YW1wbA";

    private final Path folder;
    private final int port;
    private final int controllerPort;

    KafkaNode(Path folder, int port, int controllerPort) {
        this.folder = folder;
        this.port = port;
        this.controllerPort = controllerPort;
    }

    void formatUnlessDone() throws IOException {
        Path settings = settings();
        if (Files.exists(settings)) {
            return;
        }
        Files.createDirectories(folder);
        Files.writeString(settings, """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                log.dirs=%3$s
                auto.create.topics.enable=false
                offsets.topic.num.partitions=3
                offsets.topic.replication.factor=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                """.formatted(port, controllerPort, folder.resolve("data")));
        Jvm format = jvm(folder.resolve("format.log"), "kafka.tools.StorageTool", "format", "-t", ANY_CLUSTER_ID, "-c", settings.toString());
        if (format.exitCode() != 0) {
            throw new IllegalStateException("Kafka can't use " + folder + ": " + format.output());
        }
    }

    Jvm start(Path log) throws IOException {
        return jvm(log, "kafka.Kafka", settings().toString());
    }

    private Path settings() {
        return folder.resolve("server.properties");
    }

    private static Jvm jvm(Path log, String... main) throws IOException {
        return Jvm.start(log, Files.readString(Path.of(System.getProperty("kafka-node.class-path"))),
                Map.of("org.slf4j.simpleLogger.defaultLogLevel", "warn"), main);
    }
}
