/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.qlara.simulator.QlaraSimulatorExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** With Camel's virtual threads, on this JDK and on the newest one installed beside it. */
class VirtualThreadsTest {

    @RegisterExtension
    static final QlaraSimulatorExtension SERVICE = QlaraSimulatorExtension.create();

    static Stream<Jdk> jdks() throws IOException {
        Path own = Path.of(System.getProperty("java.home")).toRealPath();
        try (Stream<Path> installed = Files.list(own.getParent())) {
            return Stream.concat(Stream.of(own), installed.filter(home -> Files.isExecutable(home.resolve("bin/java")))
                    .filter(home -> Jdk.of(home).version() > Runtime.version().feature())
                    .max(Comparator.comparing(home -> Jdk.of(home).version())).stream()).map(Jdk::of).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void stepsGoOnOnVirtualThreadsIfTheJdkHasThem(Jdk jdk) throws Exception {
        ProcessBuilder application = new ProcessBuilder(jdk.home().resolve("bin/java").toString(), "-Dcamel.threads.virtual.enabled=true",
                "-cp", System.getProperty("java.class.path"), Sender.class.getName(), SERVICE.baseUrl(), SERVICE.apiKey())
                .redirectErrorStream(true);

        String output = ProcessOutput.of(application);

        assertThat(output.lines()).last().isEqualTo(jdk.version() >= 21 ? "java.lang.VirtualThread" : "java.lang.Thread");
    }

    record Jdk(Path home, int version) {

        /** The version is 0 if it can't be read. */
        static Jdk of(Path home) {
            try (Stream<String> lines = Files.lines(home.resolve("release"))) {
                return new Jdk(home, lines.filter(line -> line.startsWith("JAVA_VERSION=")).findFirst()
                        .map(line -> Runtime.Version.parse(line.replaceAll("JAVA_VERSION=|\"", "")).feature()).orElse(0));
            } catch (IOException | IllegalArgumentException e) {
                return new Jdk(home, 0);
            }
        }
    }

    /** The application: twenty steps wait for a second send each; its last line is the kind of thread they ran on. */
    static final class Sender {

        private static final String SEND = "qlara-whatsapp:send?destination=RAW(+393401234567)";

        private Sender() {
        }

        public static void main(String[] arguments) throws Exception {
            try (CamelContext camel = new DefaultCamelContext()) {
                QlaraWhatsAppComponent component = camel.getComponent("qlara-whatsapp", QlaraWhatsAppComponent.class);
                component.getConfiguration().setBaseUrl(arguments[0]);
                component.getConfiguration().setApiKey(arguments[1]);
                component.getConfiguration().setPhoneNumberId("101");
                camel.start();
                ProducerTemplate template = camel.createProducerTemplate();
                RouteBuilder.addRoutes(camel, builder -> builder.from("direct:in").to(SEND).process(exchange -> {
                    template.sendBody(SEND, "second");
                    exchange.getMessage().setBody(Thread.currentThread().getClass().getName());
                }));
                List<CompletableFuture<Object>> sends = IntStream.range(0, 20)
                        .mapToObj(number -> template.asyncRequestBody("direct:in", (Object) "first")).toList();
                List<Object> kinds = sends.stream().map(CompletableFuture::join).distinct().toList();
                camel.stop();
                System.out.println(kinds.size() == 1 ? kinds.get(0) : kinds);
            }
        }
    }
}
