/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.util.Map;
import java.util.Properties;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

import io.qlara.camel.whatsapp.client.QlaraAuthenticationException;
import io.qlara.camel.whatsapp.client.QlaraValidationException;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static io.qlara.camel.whatsapp.docs.Snippets.snippet;
import static org.assertj.core.api.Assertions.assertThat;

/** The stages that docs/configuration.md shows keep a test from writing to customers, and production from keeping silent. */
class StagesSnippetsTest extends SnippetTest {

    private static final String STAFF = "+393331234567";

    @Test
    void aTestStageWritesToItsOwnNumberOnly() throws Exception {
        try (HttpApplication application = HttpApplication.start(service(), stage())) {
            Exchange exchange = write(application);

            assertThat(exchange.getException()).isNull();
        }
        assertThat(arrived()).isEqualTo(Map.of("destination", STAFF, "phoneNumberId", SENDER, "body", "Ciao"));
    }

    @Test
    void aTestStageWithoutARedirectionRefusesCustomers() throws Exception {
        Properties stage = stage();
        stage.remove("camel.component.qlara-whatsapp.redirect-to");

        try (HttpApplication application = HttpApplication.start(service(), stage)) {
            assertThat(write(application).getException()).isInstanceOf(QlaraValidationException.class).hasMessageContaining("allowedDestinations");
        }
        assertThat(SERVICE.journal().requests()).isEmpty();
    }

    @Test
    void productionWritesToCustomersWithItsOwnKey() throws Exception {
        Properties production = CamelWithSnippets.properties(snippet("configuration-production"));

        try (HttpApplication application = HttpApplication.start(service(), production)) {
            assertThat(write(application).getException()).isInstanceOf(QlaraAuthenticationException.class);
        }
        service().wireMock().verify(1, postRequestedFor(anyUrl()).withHeader("X-Api-Key", equalTo("qlara_api_key"))
                .withRequestBody(equalToJson("{\"destination\":\"" + CUSTOMER + "\",\"phoneNumberId\":\"101\",\"body\":\"Ciao\"}")));
    }

    /** With the key of the simulator, which knows no other. */
    private Properties stage() throws Exception {
        Properties stage = CamelWithSnippets.properties(snippet("configuration-stage"));
        assertThat(stage.replace("camel.component.qlara-whatsapp.api-key", service().apiKey())).isEqualTo("{{env:QLARA_DEV_API_KEY}}");
        return stage;
    }

    private static Exchange write(HttpApplication application) {
        return application.camel().createProducerTemplate().request("qlara-whatsapp:send", exchange -> {
            exchange.getMessage().setBody("Ciao");
            exchange.getMessage().setHeader("CamelQlaraWhatsAppDestination", CUSTOMER);
        });
    }
}
