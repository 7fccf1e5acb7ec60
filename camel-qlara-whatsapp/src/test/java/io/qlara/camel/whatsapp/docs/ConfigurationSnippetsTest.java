/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;

import com.hazelcast.core.HazelcastInstance;

import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.grid.hazelcast.HazelcastProxyManager;

import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.qlara.camel.whatsapp.LogDuringTest;
import io.qlara.camel.whatsapp.QlaraWhatsAppComponent;
import io.qlara.camel.whatsapp.client.QlaraAuthenticationException;
import io.qlara.camel.whatsapp.client.RateLimiter;
import io.qlara.camel.whatsapp.client.SharedQuotaMember;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static io.qlara.camel.whatsapp.docs.Snippets.snippet;
import static org.assertj.core.api.Assertions.assertThat;

/** What README.md, docs/configuration.md and docs/security.md show sets what it says. */
class ConfigurationSnippetsTest extends SnippetTest {

    @RegisterExtension
    private final LogDuringTest log = LogDuringTest.ofEverything();

    @Test
    void thePropertiesOfTheReadmeAreThoseOfAnAccount() throws Exception {
        try (HttpApplication application = HttpApplication.start(service(), properties(snippet("readme-properties")))) {
            assertThat(component(application).getConfiguration().getApiKey()).isEqualTo("qlara_api_key");
            assertThat(component(application).getConfiguration().getPhoneNumberId()).isEqualTo("qlara_phone_number_id");
        }
    }

    @Test
    void theReadmesRouteSends() throws Exception {
        load(snippet("readme-yaml"));

        send("direct:orderShipped", Map.of("phone", CUSTOMER, "number", "A-1001"));

        assertSent(Map.of("body", "Your order A-1001 is on its way."));
    }

    @Test
    void propertiesSetTheComponent() throws Exception {
        try (HttpApplication application = HttpApplication.start(service(), properties(snippet("configuration-properties")))) {
            assertThat(component(application).getConfiguration().getApiKey()).isEqualTo("qlara_api_key");
            assertThat(component(application).getConfiguration().getResponseTimeout()).isEqualTo(Duration.ofSeconds(20));
            assertThat(component(application).getConnectTimeout()).isEqualTo(Duration.ofSeconds(5));
            assertThat(component(application).getMaxConnections()).isEqualTo(50);
        }
    }

    @Test
    void propertiesSetTheSecrets() throws Exception {
        try (HttpApplication application = HttpApplication.start(service(), properties(snippet("security-secrets")))) {
            assertThat(component(application).getConfiguration().getApiKey()).isEqualTo("qlara_api_key");
            assertThat(component(application).getWebhookCredentials().getToken()).isEqualTo("qlara_webhook_token");
        }
    }

    @Test
    void propertiesSetTheProxy() throws Exception {
        try (HttpApplication application = HttpApplication.start(service(), properties(snippet("configuration-proxy")))) {
            assertThat(component(application).getProxyHost()).isEqualTo("proxy.internal");
            assertThat(component(application).getProxyPort()).isEqualTo(3128);
            assertThat(component(application).getProxyUsername()).isEqualTo("proxy_user");
            assertThat(component(application).getProxyPassword()).isEqualTo("proxy_password");
        }
    }

    @Test
    void anEndpointDiffersFromTheRest() throws Exception {
        load(snippet("configuration-endpoint"));

        send("direct:support", "Ciao", Map.of("CamelQlaraWhatsAppDestination", CUSTOMER));

        assertSent(Map.of("phoneNumberId", "102", "body", "Ciao"));
    }

    @Test
    void anEndpointOfAnotherAccountCallsWithItsOwnKey() throws Exception {
        Snippet shown = snippet("configuration-two-accounts");
        load(new Snippet(shown.name(), shown.language(), shown.text().replace("{{env:QLARA_SUPPORT_API_KEY}}", "support-key"),
                shown.page(), shown.line()));

        Exchange exchange = attempt("direct:support", "Ciao", Map.of("CamelQlaraWhatsAppDestination", CUSTOMER));

        assertThat(exchange.getException()).as("the simulator knows one key only").isInstanceOf(QlaraAuthenticationException.class);
        service().wireMock().verify(1, postRequestedFor(anyUrl()).withHeader("X-Api-Key", equalTo("support-key"))
                .withRequestBody(equalToJson("{\"destination\":\"" + CUSTOMER + "\",\"phoneNumberId\":\"201\",\"body\":\"Ciao\"}")));
    }

    @Test
    @Tag("http-server")
    void aSecondComponentSendsAndReceivesForItsOwnAccount() throws Exception {
        Snippet shown = snippet("configuration-second-component");
        Snippet calling = new Snippet(shown.name(), shown.language(), shown.text().replace("      properties:\n",
                "      properties:\n        configuration.baseUrl: " + service().baseUrl() + "\n"), shown.page(), shown.line());
        try (HttpApplication application = HttpApplication.start(service(), properties(snippet("webhooks-server")))) {
            MockRoutes.add(application.camel(), "direct:answerCustomer");
            CamelWithSnippets.load(application.camel(), calling);
            ProducerTemplate template = application.camel().createProducerTemplate();

            template.sendBodyAndHeader("direct:order", "Ciao", "CamelQlaraWhatsAppDestination", CUSTOMER);
            Exchange refused = template.send("direct:support", exchange -> {
                exchange.getMessage().setBody("Ciao");
                exchange.getMessage().setHeader("CamelQlaraWhatsAppDestination", CUSTOMER);
            });

            assertSent(Map.of("body", "Ciao"));
            assertThat(refused.getException()).as("the simulator knows one key only").isInstanceOf(QlaraAuthenticationException.class);
            service().wireMock().verify(1, postRequestedFor(anyUrl()).withHeader("X-Api-Key", equalTo("qlara_support_api_key"))
                    .withRequestBody(equalToJson("{\"destination\":\"" + CUSTOMER + "\",\"phoneNumberId\":\"201\",\"body\":\"Ciao\"}")));
            assertThat(inbound(application, "qlara_support_webhook_token")).isEqualTo(200);
            assertThat(inbound(application, HttpApplication.TOKEN_IN_QUERY)).isEqualTo(401);
            MockRoutes.assertReceived(application.camel(), "direct:answerCustomer", 1);
        }
    }

    private static int inbound(HttpApplication application, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(application.url("/support/webhooks?token=" + token)))
                .POST(BodyPublishers.ofString("{\"eventType\":\"INBOUND\",\"source\":\"" + CUSTOMER + "\",\"text\":\"Hello?\"}")).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
    }

    @Test
    void javaSetsTheComponent() throws Exception {
        run(snippet("configuration-java"), "null");

        send("qlara-whatsapp:send", "Ciao", Map.of("CamelQlaraWhatsAppDestination", CUSTOMER));

        assertSent(Map.of("phoneNumberId", "102", "body", "Ciao"));
        assertThat(camel.getComponent("qlara-whatsapp", QlaraWhatsAppComponent.class).getMaxConnections()).isEqualTo(50);
    }

    @Test
    void propertiesSetTheQuota() throws Exception {
        try (HttpApplication application = HttpApplication.start(service(), properties(snippet("configuration-quota")))) {
            assertThat(component(application).getRequestsPerSecond()).isEqualTo(50);
            assertThat(component(application).getRequestsPerMinute()).isEqualTo(1000);
            assertThat(component(application).getMaxQueued()).isEqualTo(10_000);
            RouteBuilder.addRoutes(application.camel(), routes -> routes.from("direct:in").to("qlara-whatsapp:send"));
        }
        assertThat(log.messages()).as("what waits last does not time out").noneMatch(line -> line.contains("maxQueued"));
    }

    @Test
    void aSharedQuotaIsARateLimiterThatGrants() throws Exception {
        Class<?> sharedQuota = JavaSnippet.file(snippet("configuration-rate-limiter"), "SharedQuota");
        HazelcastInstance member = SharedQuotaMember.start("documented");
        try {
            RateLimiter limiter = (RateLimiter) sharedQuota.getMethod("of", ProxyManager.class)
                    .invoke(null, new HazelcastProxyManager<String>(member.getMap("buckets")));

            camel.getComponent("qlara-whatsapp", QlaraWhatsAppComponent.class).setRateLimiter(limiter);
            send("qlara-whatsapp:send", "Ciao", Map.of("CamelQlaraWhatsAppDestination", CUSTOMER));

            assertSent(Map.of("body", "Ciao"));
        } finally {
            member.shutdown();
        }
    }

    @Test
    void theTrustStoreIsRead(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("trust.p12");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (OutputStream output = Files.newOutputStream(file)) {
            store.store(output, "changeit".toCharArray());
        }
        Properties placeholders = new Properties();
        placeholders.setProperty("truststore.file", file.toString());
        placeholders.setProperty("truststore.password", "changeit");
        camel.getPropertiesComponent().setOverrideProperties(placeholders);

        run(snippet("configuration-tls"), "null");

        assertThat(camel.getComponent("qlara-whatsapp", QlaraWhatsAppComponent.class).getSslContextParameters().createSSLContext(camel))
                .isNotNull();
        send("qlara-whatsapp:send", "Ciao", Map.of("CamelQlaraWhatsAppDestination", CUSTOMER));
    }

    private static Properties properties(Snippet snippet) throws Exception {
        return CamelWithSnippets.properties(snippet);
    }

    private static QlaraWhatsAppComponent component(HttpApplication application) {
        return application.camel().getComponent("qlara-whatsapp", QlaraWhatsAppComponent.class);
    }
}
