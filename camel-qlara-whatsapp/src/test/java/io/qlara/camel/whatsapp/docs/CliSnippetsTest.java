/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.qlara.camel.whatsapp.QlaraWhatsAppComponent;
import io.qlara.camel.whatsapp.QlaraWhatsAppConfiguration;

import static io.qlara.camel.whatsapp.docs.Snippets.snippet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The files of docs/cli.md, on camel-main, which is what the Camel CLI runs them with. */
class CliSnippetsTest extends SnippetTest {

    @Test
    void theRouteSendsOneMessageWhenItStarts() throws Exception {
        load(snippet("cli-route"));

        await().atMost(20, TimeUnit.SECONDS).until(() -> !SERVICE.journal().messages().isEmpty());
        assertSent(Map.of("body", "Your order A-1001 is on its way."));
    }

    @Test
    void thePropertiesAreThoseOfAnAccount() throws Exception {
        try (HttpApplication application = HttpApplication.start(service(), CamelWithSnippets.properties(snippet("cli-properties")))) {
            QlaraWhatsAppConfiguration configuration
                    = application.camel().getComponent("qlara-whatsapp", QlaraWhatsAppComponent.class).getConfiguration();

            assertThat(configuration.getApiKey()).isEqualTo("qlara_api_key");
            assertThat(configuration.getPhoneNumberId()).isEqualTo("qlara_phone_number_id");
            assertThat(configuration.getBaseUrl()).isEqualTo("qlara_base_url");
        }
    }

    @Test
    @Tag("http-server")
    void theWebhookIsOnTheServerOfTheProperties() throws Exception {
        try (HttpApplication application = HttpApplication.start(service(), CamelWithSnippets.properties(snippet("cli-server")))) {
            application.camel().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("qlara-whatsapp:webhooks?webhookToken=secret").to("log:events");
                }
            });

            URL address = URI.create(application.url("/qlara/webhooks")).toURL();
            assertThat(((HttpURLConnection) address.openConnection()).getResponseCode()).isEqualTo(405);
        }
    }
}
