/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.util.StringHelper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** An optional property of a kamelet that is not given is not set, whatever the application and its environment call so. */
@Tag("kamelet")
class KameletPropertiesTest {

    private static final String SEND = "kamelet:qlara-whatsapp-send-sink";
    private static final String TEMPLATE = "kamelet:qlara-whatsapp-template-sink?templateName=n&templateLanguage=it";
    private static final String WEBHOOK = "kamelet:qlara-whatsapp-webhook-source";
    private static final String STATUS = "kamelet:qlara-whatsapp-delivery-status-action";
    private static final String STATES = "kamelet:qlara-whatsapp-template-status-source";
    private static final List<String> OPTIONS = List.of("destination", "phoneNumberId", "apiKey", "bodyFormat", "fallbackRcs", "fallbackSms",
            "campaignId", "simulation", "path", "eventTypes", "channels", "webhookToken", "webhookUsername", "webhookPassword", "ackMode",
            "httpServerComponent", "idempotentRepository", "channel");

    @ParameterizedTest
    @ValueSource(strings = { SEND, TEMPLATE, WEBHOOK, STATUS, STATES })
    void propertiesOfTheApplicationMakeNoDifference(String kamelet) throws Exception {
        Properties foreign = new Properties();
        for (String option : OPTIONS) {
            foreign.setProperty(option, "true");
            foreign.setProperty(StringHelper.camelCaseToDash(option), "true");
        }

        assertThat(optionsIn(kamelet, foreign)).isEqualTo(optionsIn(kamelet, new Properties()));
    }

    @ParameterizedTest
    @ValueSource(strings = { SEND, TEMPLATE, WEBHOOK, STATUS, STATES })
    void variablesOfTheEnvironmentMakeNoDifference(String kamelet) throws Exception {
        ProcessBuilder application = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dlogback.configurationFile=soak/logback.xml", "-cp", System.getProperty("java.class.path"), Application.class.getName(), kamelet);
        for (String option : OPTIONS) {
            application.environment().put(option.toUpperCase(Locale.ROOT), "true");
            application.environment().put(StringHelper.camelCaseToDash(option).replace('-', '_').toUpperCase(Locale.ROOT), "true");
        }

        String options = ProcessOutput.of(application.redirectError(ProcessBuilder.Redirect.DISCARD)).strip();

        assertThat(options).isEqualTo(optionsIn(kamelet, new Properties()).toString());
    }

    /** Prints the options that a kamelet gives its endpoint. */
    static final class Application {

        private Application() {
        }

        public static void main(String[] arguments) throws Exception {
            System.out.println(optionsIn(arguments[0], new Properties()));
        }
    }

    private static Map<String, Object> optionsIn(String kamelet, Properties properties) throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.setAutoStartup(false);
            camel.getComponent("qlara-whatsapp", QlaraWhatsAppComponent.class).getConfiguration().setApiKey("key");
            camel.getPropertiesComponent().setInitialProperties(properties);
            RouteBuilder.addRoutes(camel, routes -> {
                if (kamelet.equals(WEBHOOK)) {
                    routes.from(kamelet).to("log:event");
                } else {
                    routes.from("direct:in").to(kamelet);
                }
            });
            camel.start();
            return options((QlaraWhatsAppEndpoint) camel.getEndpoints().stream().filter(QlaraWhatsAppEndpoint.class::isInstance).findFirst()
                    .orElseThrow());
        }
    }

    private static Map<String, Object> options(QlaraWhatsAppEndpoint endpoint) {
        Map<String, Object> options = new TreeMap<>();
        for (String option : OPTIONS) {
            Object value = new QlaraWhatsAppEndpointConfigurer().getOptionValue(endpoint, option, true);
            if (value != null) {
                options.put(option, value);
            }
        }
        return options;
    }
}
