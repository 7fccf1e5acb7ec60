/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.qlara.benchmarks.contender.ContenderKind;
import io.qlara.benchmarks.contender.ContenderMain;
import io.qlara.benchmarks.process.ChildProcess;
import io.qlara.benchmarks.process.NewerJdk;
import io.qlara.benchmarks.service.BareService;

/** What all benchmarks of a run share: the one service, and where JVMs are started. */
final class Workbench implements AutoCloseable {

    /** Of each contender: what a small container gives, and the collector that Java chooses by itself on two cores. */
    static final List<String> JVM = List.of("-Xms512m", "-Xmx512m", "-XX:+UseG1GC");

    private final Path logs;
    private final ChildProcess service;
    private final int servicePort;

    Workbench(Path logs) {
        this.logs = logs;
        service = start("service", JVM, BareService.class);
        servicePort = service.ask("port", Map.of()).asInt();
    }

    int servicePort() {
        return servicePort;
    }

    ChildProcess service() {
        return service;
    }

    ChildProcess start(String name, List<String> jvmOptions, Class<?> main, String... arguments) {
        return ChildProcess.start(name, logs, jvmOptions, main, arguments);
    }

    ContenderProcess contender(ContenderKind kind, String name, List<String> jvmOptions) {
        return new ContenderProcess(start(name, jvmOptions, ContenderMain.class, kind.name()));
    }

    ContenderProcess contender(ContenderKind kind, String name, NewerJdk jdk, List<String> jvmOptions) {
        return new ContenderProcess(ChildProcess.start(name, logs, jdk.home(), jvmOptions, ContenderMain.class, kind.name()));
    }

    @Override
    public void close() {
        service.close();
    }
}
