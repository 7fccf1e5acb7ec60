/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.io.File;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.qlara.simulator.QlaraSimulatorExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The component runs on a class path without its optional dependencies, in a JVM that does not have them. */
class OptionalDependenciesTest {

    @RegisterExtension
    static final QlaraSimulatorExtension SERVICE = QlaraSimulatorExtension.create();

    @Test
    void noneOfThemIsNeededToSend() throws Exception {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.matches(".*(micrometer|libphonenumber|bucket4j|hazelcast|opentelemetry).*"))
                .collect(Collectors.joining(File.pathSeparator));
        ProcessBuilder application = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classPath,
                Sender.class.getName(), SERVICE.baseUrl(), SERVICE.apiKey()).redirectErrorStream(true);

        ProcessOutput.of(application);

        assertThat(SERVICE.journal().messages()).hasSize(1);
    }

    /** Which one comes first decides where Maven takes an older jackson-core from another library, such as Vert.x. */
    @ParameterizedTest
    @ValueSource(strings = { "com.fasterxml.jackson.core.JsonParser$NumberTypeFP", "com.fasterxml.jackson.core.util.JsonRecyclerPools" })
    void aJacksonThatCouldNotReadTheServicesAnswersKeepsTheComponentFromStarting(String newer) throws Exception {
        URL[] classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).map(OptionalDependenciesTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader olderJackson = new WithoutClass(newer, classPath)) {
            Class<?> version = olderJackson.loadClass("com.fasterxml.jackson.core.Version");
            Method check = olderJackson.loadClass("io.qlara.camel.whatsapp.http.JacksonLibraries").getDeclaredMethod("check", version, version);
            check.setAccessible(true);

            assertThatThrownBy(() -> check.invoke(null, version(version, 16), version(version, 19))).cause().isInstanceOf(IllegalStateException.class)
                    .hasMessage("The libraries of Jackson do not fit each other: jackson-core is 2.16.1, jackson-databind is 2.19.1;"
                            + " give both the same version in the build of the application");
        }
    }

    private static Object version(Class<?> version, int minor) throws ReflectiveOperationException {
        return version.getConstructor(int.class, int.class, int.class, String.class, String.class, String.class).newInstance(2, minor, 1, null, null, null);
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Jackson as it was before it had this class. */
    private static final class WithoutClass extends URLClassLoader {

        private final String missing;

        private WithoutClass(String missing, URL[] classPath) {
            super(classPath, ClassLoader.getPlatformClassLoader());
            this.missing = missing;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.equals(missing)) {
                throw new ClassNotFoundException(name);
            }
            return super.findClass(name);
        }
    }

    /** The application: the exit code is 0 if the message was sent and none of the optional classes is there. */
    static final class Sender {

        private Sender() {
        }

        public static void main(String[] arguments) throws Exception {
            try (CamelContext camel = new DefaultCamelContext()) {
                QlaraWhatsAppComponent component = camel.getComponent("qlara-whatsapp", QlaraWhatsAppComponent.class);
                component.getConfiguration().setBaseUrl(arguments[0]);
                component.getConfiguration().setApiKey(arguments[1]);
                component.getConfiguration().setPhoneNumberId("101");
                RouteBuilder.addRoutes(camel, builder -> builder.from("direct:in")
                        .to("qlara-whatsapp:send?destination=RAW(+393401234567)").to("mock:sent"));
                camel.start();
                camel.createProducerTemplate().sendBody("direct:in", "Ciao");
                boolean sent = camel.getEndpoint("mock:sent", MockEndpoint.class).getReceivedCounter() == 1;
                System.exit(sent && !isThere("io.micrometer.core.instrument.MeterRegistry") ? 0 : 1);
            }
        }

        private static boolean isThere(String className) {
            try {
                Class.forName(className);
                return true;
            } catch (ClassNotFoundException e) {
                return false;
            }
        }
    }
}
