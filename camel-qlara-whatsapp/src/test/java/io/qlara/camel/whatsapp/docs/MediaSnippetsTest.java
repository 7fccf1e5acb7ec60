/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.qlara.simulator.QlaraSimulatorExtension;

import static io.qlara.camel.whatsapp.docs.Snippets.snippet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What docs/media.md shows serves a file for a day to who has its link. MediaStoresSnippetsTest has the cloud stores. */
class MediaSnippetsTest {

    @RegisterExtension
    static final QlaraSimulatorExtension SERVICE = QlaraSimulatorExtension.create();

    private static final byte[] PDF = "%PDF-1.7 \u00e9\u0000\u20ac".getBytes(StandardCharsets.UTF_8);
    private static final String A_DAY_AGO = "UPDATE media SET created = CURRENT_TIMESTAMP - INTERVAL '1' DAY";

    private final DocumentedDatabase database = new DocumentedDatabase();
    private HttpApplication application;

    @BeforeEach
    void startApplication() throws Exception {
        Properties properties = CamelWithSnippets.properties(snippet("webhooks-server"));
        properties.setProperty("media.url", "https://shop.example");
        application = HttpApplication.start(SERVICE.get(), properties);
        database.bindTo(application.camel());
        CamelWithSnippets.load(application.camel(), snippet("media-send"));
    }

    private void loadServer() throws Exception {
        CamelWithSnippets.load(application.camel(), snippet("media-own-server"));
    }

    @AfterEach
    void stopApplication() {
        application.close();
        database.close();
    }

    @Test
    void whoHasTheLinkGetsTheFile() throws Exception {
        loadServer();

        HttpResponse<byte[]> answer = get(sendDocument());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(PDF);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void twoLinksHaveNothingInCommon() throws Exception {
        loadServer();

        assertThat(sendDocument().substring(0, 15)).isNotEqualTo(sendDocument().substring(0, 15));
    }

    @Test
    void anotherNameIsNotFound() throws Exception {
        loadServer();
        sendDocument();

        for (String path : new String[] { "/media/1.pdf", "/media/%25", "/media/'%20OR%20'1'='1" }) {
            HttpResponse<byte[]> answer = get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).as(path).isEmpty();
        }
    }

    @Test
    void afterADayTheLinkHasEnded() throws Exception {
        loadServer();
        String path = sendDocument();

        database.execute(A_DAY_AGO);

        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void afterADayTheFileIsForgotten() throws Exception {
        database.execute("INSERT INTO media (name, content, created) VALUES ('new', X'00', CURRENT_TIMESTAMP), "
                + "('old', X'00', CURRENT_TIMESTAMP - INTERVAL '25' HOUR)");

        loadServer();

        await().untilAsserted(() -> assertThat(database.rows("SELECT name FROM media")).containsExactly(Map.of("NAME", "new")));
    }

    /** The path of the link that was sent. */
    private String sendDocument() {
        int before = SERVICE.journal().count();
        assertThat(application.camel().createProducerTemplate().request("direct:document", exchange -> {
            exchange.getMessage().setBody(PDF);
            exchange.getMessage().setHeader("CamelQlaraWhatsAppDestination", SnippetTest.CUSTOMER);
        }).getException()).isNull();
        Map<String, Object> request = SERVICE.journal().messages().get(before).request();
        String url = ((Map<?, ?>) request.get("media")).get("url").toString();
        assertThat(request).isEqualTo(Map.of("destination", SnippetTest.CUSTOMER, "phoneNumberId", SnippetTest.SENDER,
                "media", Map.of("type", "document", "url", url, "filename", "invoice.pdf")));
        assertThat(url).matches("https://shop\\.example/media/[0-9a-f-]{36}\\.pdf");
        return URI.create(url).getPath();
    }

    private HttpResponse<byte[]> get(String path) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(application.url(path))).build(), BodyHandlers.ofByteArray());
    }
}
