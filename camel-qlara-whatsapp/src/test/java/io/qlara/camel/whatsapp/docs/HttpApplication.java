/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Properties;

import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.SimpleMain;
import org.awaitility.Awaitility;

import io.qlara.camel.whatsapp.FreePort;
import io.qlara.simulator.QlaraSimulator;

/** An application on camel-main that calls the simulator; where asked for, with an HTTP server on a free port. */
final class HttpApplication implements AutoCloseable {

    static final String TOKEN = "t+k/n%&x";
    static final String TOKEN_IN_QUERY = URLEncoder.encode(TOKEN, StandardCharsets.UTF_8);

    static {
        // a busy machine needs longer than Awaitility's 10 seconds
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    }

    private final SimpleMain main = new SimpleMain(new DefaultCamelContext());
    private final int port = FreePort.find();

    private HttpApplication() {
    }

    /** Starts with the properties, which win over those of the simulator. */
    static HttpApplication start(QlaraSimulator service, Properties properties) throws Exception {
        HttpApplication application = new HttpApplication();
        Properties initial = new Properties();
        initial.setProperty("camel.component.qlara-whatsapp.base-url", service.baseUrl());
        initial.setProperty("camel.component.qlara-whatsapp.api-key", service.apiKey());
        initial.setProperty("camel.component.qlara-whatsapp.phone-number-id", SnippetTest.SENDER);
        initial.setProperty("qlara.webhook.token", TOKEN);
        initial.setProperty("webhooks.port", String.valueOf(application.port));
        initial.putAll(properties);
        for (String port : List.of("camel.server.port", "camel.management.port")) {
            if (initial.containsKey(port)) {
                initial.setProperty(port, String.valueOf(application.port));
            }
        }
        application.main.setInitialProperties(initial);
        application.main.configure().withAutoConfigurationFailFast(true);
        application.camel().getPropertiesComponent().addPropertiesFunction(CamelWithSnippets.environment());
        application.main.start();
        return application;
    }

    CamelContext camel() {
        return main.getCamelContext();
    }

    int port() {
        return port;
    }

    String url(String pathAndQuery) {
        return "http://127.0.0.1:" + port + pathAndQuery;
    }

    @Override
    public void close() {
        main.shutdown();
    }
}
