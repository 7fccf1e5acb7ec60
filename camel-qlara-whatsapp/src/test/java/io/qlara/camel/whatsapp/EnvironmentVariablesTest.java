/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.qlara.camel.whatsapp.client.Bucket4jRateLimiter;

import static org.assertj.core.api.Assertions.assertThat;

/** A variable that nobody has read is warned of, because a stage may be kept apart from customers by it alone. */
class EnvironmentVariablesTest {

    private static final String PREFIX = "CAMEL_COMPONENT_QLARA_WHATSAPP_";

    @RegisterExtension
    private final LogDuringTest log = LogDuringTest.of(EnvironmentVariables.class);

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final QlaraWhatsAppComponent component = camel.getComponent("qlara-whatsapp", QlaraWhatsAppComponent.class);

    @AfterEach
    void close() throws IOException {
        camel.close();
    }

    @ParameterizedTest
    @CsvSource({ "REDIRECT_TO, +393331234567, redirect-to", "API_KEY, secret-0123, api-key", "MAX_RETRIES, 7, max-retries", "MAX_RETRIES, many, max-retries",
            "REQUEST_TIMEOUT, 5m, request-timeout", "SIMULATION, true, simulation", "RATE_LIMITER, #bean:quota, rate-limiter", "PROXY_HOST, {{proxy}}, proxy-host",
            "CONFIGURATION_API_KEY, k, api-key", "WEBHOOK_CREDENTIALS_TOKEN, t, webhook-credentials.token" })
    void oneWithAnotherValueThanItsOption(String variable, String value, String property) {
        warn(PREFIX + variable, value);

        assertThat(log.messages()).containsExactly("The environment variable " + PREFIX + variable + " is not what its option is set to; where nobody has"
                + " read it, as outside of Spring Boot, set camel.component.qlara-whatsapp." + property + "={{env:" + PREFIX + variable + "}}");
    }

    @ParameterizedTest
    @ValueSource(strings = { "REDIRECT_TOO", "CONFIGURATION_API_KYE", "WEBHOOK_CREDENTIALS_TOKN" })
    void oneThatNamesNoOption(String variable) {
        warn(PREFIX + variable, "secret-0123");

        assertThat(log.messages()).containsExactly("The environment variable " + PREFIX + variable + " names no option of qlara-whatsapp;"
                + " docs/configuration.md lists those that exist");
    }

    @ParameterizedTest
    @CsvSource({ "REDIRECT_TO, +393331234567", "REDIRECTTO, ' +393331234567 '", "MAX_RETRIES, 7", "REQUEST_TIMEOUT, PT5M", "SIMULATION, true" })
    void notOneWithTheValueOfItsOption(String variable, String value) {
        component.setRedirectTo("+393331234567");
        component.getConfiguration().setSimulation(true);
        component.getConfiguration().setMaxRetries(7);
        component.getConfiguration().setRequestTimeout(Duration.ofMinutes(5));

        warn(PREFIX + variable, value);

        assertThat(log.messages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "WEBHOOK_CREDENTIALS_TOKEN, t", "CONFIGURATION_API_KEY, k", "ENABLED, false", "CUSTOMIZER_ENABLED, false", "RATE_LIMITER, #bean:quota",
            "API_KEY, {{key}}", "PROXY_HOST, ''" })
    void notOneWhoseOptionHasAValueThatIsNoText(String variable, String value) {
        component.getConfiguration().setApiKey("k");
        component.getWebhookCredentials().setToken("t");
        component.setRateLimiter(new Bucket4jRateLimiter());

        warn(PREFIX + variable, value);

        assertThat(log.messages()).isEmpty();
    }

    @Test
    void notOneOfAnotherComponent() {
        camel.addComponent("qlara-whatsapp-support", new QlaraWhatsAppComponent());

        warn("CAMEL_COMPONENT_QLARA_WHATSAPP_SUPPORT_API_KEY", "k");
        warn("CAMEL_COMPONENT_QUARTZ_MAX_RETRIES", "7");

        assertThat(log.messages()).isEmpty();
    }

    @Test
    void theStartOfAnApplicationWarns() throws Exception {
        ProcessBuilder application = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), Application.class.getName()).redirectErrorStream(true);
        application.environment().put(PREFIX + "REDIRECT_TO", "+393331234567");

        String output = ProcessOutput.of(application);

        assertThat(output).contains("The environment variable " + PREFIX + "REDIRECT_TO is not what its option is set to").doesNotContain("3331234567");
    }

    private void warn(String variable, String value) {
        EnvironmentVariables.warnOfUnread(camel, "qlara-whatsapp", component, Map.of(variable, value));
    }

    static final class Application {

        private Application() {
        }

        public static void main(String[] arguments) throws Exception {
            Main main = new Main();
            main.configure().addLambdaRouteBuilder(route -> route.from("direct:in").to("qlara-whatsapp:send?apiKey=k"));
            main.start();
            main.stop();
        }
    }
}
