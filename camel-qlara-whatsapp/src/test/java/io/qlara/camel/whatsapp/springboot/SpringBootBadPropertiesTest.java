/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.springboot;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/** A Spring Boot application with a wrong property does not start, with or without a route, and says which and where it is. */
class SpringBootBadPropertiesTest {

    private static final String SECRET = "secret-0123456789";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"max-retrys, 5", "requests-per-hour, 9", "configuration.max-retrys, 5", "webhook-credentials.tokn, t"})
    void anOptionThatDoesNotExist(String option, String value) throws Exception {
        assertFails("application.properties", "# the second line is wrong\ncamel.component.qlara-whatsapp." + option + "=" + value,
                "camel.component.qlara-whatsapp." + option, "application.properties] - 2:");
    }

    @ParameterizedTest
    @CsvSource({"response-timeout, 5 parsecs", "connect-timeout, soon", "request-timeout, 5x", "quota-margin, abc", "template-update-method, POST", "max-retries, many",
            "validate, perhaps", "rate-limiter, #bean:missing"})
    void aValueThatTheOptionCannotTake(String option, String value) throws Exception {
        assertFails("application.properties", "camel.component.qlara-whatsapp." + option + "=" + value,
                "camel.component.qlara-whatsapp." + option, "application.properties] - 1:", value.replace("#bean:", ""));
    }

    @Test
    void inYaml() throws Exception {
        assertFails("application.yaml", "camel:\n  component:\n    qlara-whatsapp:\n      api-kye: " + SECRET + "\n",
                "camel.component.qlara-whatsapp.api-kye", "application.yaml] - 4:");
    }

    @Test
    void everyOptionThatDoesNotExistIsNamedAtOnce() throws Exception {
        assertFails("application.properties", "camel.component.qlara-whatsapp.one=1\ncamel.component.qlara-whatsapp.two=2",
                "camel.component.qlara-whatsapp.one", "camel.component.qlara-whatsapp.two");
    }

    @ParameterizedTest
    @CsvSource({"api-kye", "webhook-credentials", "webhook-tokn", "webhook-credentials.tokn", "webhook-pasword", "configuration.api-kye"})
    void aSecretIsNotRepeated(String option) throws Exception {
        run("application.properties", "camel.component.qlara-whatsapp." + option + "=" + SECRET).run(context -> {
            StringWriter printed = new StringWriter();
            context.getStartupFailure().printStackTrace(new PrintWriter(printed, true));
            assertThat(printed.toString()).contains("camel.component.qlara-whatsapp." + option).doesNotContain(SECRET);
        });
    }

    private void assertFails(String file, String content, String... expected) throws IOException {
        run(file, content).run(context -> {
            assertThat(context).hasFailed();
            for (String text : expected) {
                assertThat(context.getStartupFailure()).hasStackTraceContaining(text);
            }
        });
    }

    private ApplicationContextRunner run(String file, String content) throws IOException {
        Files.writeString(folder.resolve(file), content);
        return new ApplicationContextRunner().withInitializer(new ConfigDataApplicationContextInitializer())
                .withPropertyValues("spring.config.location=" + folder.toUri())
                .withConfiguration(AutoConfigurations.of(CamelAutoConfiguration.class, QlaraWhatsAppAutoConfiguration.class));
    }
}
