/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.leaks;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import org.apache.camel.CamelContext;
import org.apache.camel.FailedToCreateProducerException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

import io.qlara.camel.whatsapp.FreePort;
import io.qlara.camel.whatsapp.QlaraWhatsAppComponent;
import io.qlara.simulator.QlaraSimulator;

/** An application on camel-main that sends and receives, with each of its secrets set where its author may set it. */
final class ObservedApplication implements AutoCloseable {

    private final Main main = new Main();
    private final int port = FreePort.find();
    private final List<Exception> failures = new ArrayList<>();

    /** Starts with a file of properties in the folder, because Camel logs those. */
    ObservedApplication(QlaraSimulator service, Path folder) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("camel.server.enabled", "true");
        properties.setProperty("camel.server.host", "localhost");
        properties.setProperty("camel.server.port", String.valueOf(port));
        properties.setProperty("camel.main.shutdownTimeout", "5");
        properties.setProperty("camel.main.devConsoleEnabled", "true");
        properties.setProperty("camel.main.inflightRepositoryBrowseEnabled", "true");
        properties.setProperty("camel.health.producersEnabled", "true");
        properties.setProperty("camel.component.qlara-whatsapp.api-key", Secrets.API_KEY);
        properties.setProperty("camel.component.qlara-whatsapp.base-url", service.baseUrl());
        properties.setProperty("camel.component.qlara-whatsapp.phone-number-id", "101");
        properties.setProperty("camel.component.qlara-whatsapp.max-retries", "0");
        properties.setProperty("camel.component.qlara-whatsapp.response-timeout", "2s");
        properties.setProperty("camel.main.messageHistory", "true");
        properties.setProperty("shop.webhook.password", Secrets.PASSWORD_FROM_A_PLACEHOLDER);
        properties.setProperty("camel.component.qlara-whatsapp.webhook-credentials.token", Secrets.TOKEN);
        properties.setProperty("camel.component.qlara-whatsapp.webhook-credentials.username", "qlara");
        properties.setProperty("camel.component.qlara-whatsapp.webhook-credentials.password", Secrets.PASSWORD);
        Path file = folder.resolve("application.properties");
        try (OutputStream out = Files.newOutputStream(file)) {
            properties.store(out, null);
        }
        main.setPropertyPlaceholderLocations("file:" + file);
        main.bind("proxied", behindAProxy(service));
        main.configure().addRoutesBuilder(sends());
        main.configure().addRoutesBuilder(webhooks());
        main.start();
    }

    /** The component a second time, behind a proxy that asks for credentials. */
    private static QlaraWhatsAppComponent behindAProxy(QlaraSimulator proxy) {
        QlaraWhatsAppComponent component = new QlaraWhatsAppComponent();
        component.getConfiguration().setApiKey(Secrets.API_KEY);
        component.getConfiguration().setPhoneNumberId("101");
        component.getConfiguration().setBaseUrl("http://localhost:1");
        component.setProxyHost("localhost");
        component.setProxyPort(URI.create(proxy.baseUrl()).getPort());
        component.setProxyUsername("proxy-user");
        component.setProxyPassword(Secrets.PROXY_PASSWORD);
        return component;
    }

    private static RouteBuilder sends() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:order").routeId("order")
                        .to("qlara-whatsapp:send?apiKey=RAW(" + Secrets.API_KEY_IN_A_URI + ")&maxRetries=0");
            }
        };
    }

    private static RouteBuilder webhooks() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("qlara-whatsapp:webhooks").routeId("configured")
                        .filter(simple("${body.text} contains 'fails'"))
                        .throwException(IllegalStateException.class, "the route failed");
                from("qlara-whatsapp:webhooks?path=/later&ackMode=onReceive&webhookToken=RAW(" + Secrets.TOKEN_IN_A_URI + ")")
                        .routeId("literal").throwException(IllegalStateException.class, "the route failed");
                from("qlara-whatsapp:webhooks?path=/basic&webhookUsername=qlara&webhookPassword=RAW({{shop.webhook.password}})")
                        .routeId("placeholder").throwException(IllegalStateException.class, "the route failed");
            }
        };
    }

    CamelContext camel() {
        return main.getCamelContext();
    }

    /** Calls an endpoint and remembers how that failed, if it did. */
    void call(String uri, Object body, Map<String, ?> headers) {
        Exception failure;
        try {
            failure = camel().createProducerTemplate().request(uri, exchange -> {
                exchange.getMessage().setBody(body);
                headers.forEach(exchange.getMessage()::setHeader);
            }).getException();
        } catch (FailedToCreateProducerException e) {
            failure = e;
        }
        if (failure != null) {
            failures.add(failure);
        }
    }

    List<Exception> failures() {
        return failures;
    }

    /** The status, headers and body that a webhook call is answered. */
    String post(String pathAndQuery, String body, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + pathAndQuery))
                .timeout(Duration.ofSeconds(20)).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.headers().map() + " " + answer.body();
    }

    @Override
    public void close() {
        main.shutdown();
    }
}
