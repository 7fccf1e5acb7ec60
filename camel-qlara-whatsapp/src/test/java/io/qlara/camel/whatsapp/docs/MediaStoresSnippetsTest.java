/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.qlara.camel.whatsapp.docs.Snippets.snippet;
import static org.assertj.core.api.Assertions.assertThat;

/** What docs/media.md shows stores the body and sends a link for a day. YamlCheckTest checks the options by the catalog. */
class MediaStoresSnippetsTest extends SnippetTest {

    private static final String NAME = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.pdf";
    private static final String CONTENT = "%PDF";
    private static final String DAY = "86400000";
    private static final Pattern HEADER = Pattern.compile("Camel[A-Za-z0-9]+");

    @Test
    void aLinkOfS3IsSent() throws Exception {
        PlayedStore store = assertSent("aws2-s3", null, snippet("media-s3"), "invoices", "CamelAwsS3Key");

        assertLinkAsked(store, Map.of("operation", "createDownloadLink"), Map.of("CamelAwsS3DowloadLinkExpirationTime", DAY));
    }

    @Test
    void aLinkOfAzureBlobStorageIsSent() throws Exception {
        PlayedStore store = assertSent("azure-storage-blob", "CamelAzureStorageBlobDownloadLink", snippet("media-azure-blob"), "shop/invoices",
                "CamelAzureStorageBlobBlobName");

        assertThat(store.calls.get(0).options()).isEqualTo(Map.of("operation", "uploadBlockBlob"));
        assertLinkAsked(store, Map.of("operation", "downloadLink", "downloadLinkExpiration", DAY), Map.of());
    }

    @Test
    void aLinkOfAzureDataLakeIsSent() throws Exception {
        PlayedStore store = assertSent("azure-storage-datalake", null, snippet("media-azure-datalake"), "shop/invoices",
                "CamelAzureStorageDataLakeFileName");

        assertThat(store.calls.get(0).headers()).containsEntry("CamelAzureStorageDataLakeOperation", "upload");
        assertLinkAsked(store, Map.of(), Map.of("CamelAzureStorageDataLakeOperation", "downloadLink",
                "CamelAzureStorageDataLakeDownloadLinkExpiration", DAY));
    }

    @Test
    void aLinkOfGoogleCloudStorageIsSent() throws Exception {
        PlayedStore store = assertSent("google-storage", null, snippet("media-google"), "invoices", "CamelGoogleCloudStorageObjectName");

        assertLinkAsked(store, Map.of("operation", "createDownloadLink"), Map.of("CamelGoogleCloudStorageDownloadLinkExpirationTime", DAY));
    }

    @Test
    void aLinkOfMinioIsSent() throws Exception {
        PlayedStore store = assertSent("minio", null, snippet("media-minio"), "invoices", "CamelMinioObjectName");

        assertLinkAsked(store, Map.of("operation", "createDownloadLink"), Map.of("CamelMinioPresignedURLExpirationTime", "86400"));
    }

    @Tag("catalog")
    @ParameterizedTest
    @CsvSource({ "media-s3, aws2-s3", "media-azure-blob, azure-storage-blob", "media-azure-datalake, azure-storage-datalake", "media-google, google-storage",
            "media-minio, minio" })
    void theHeadersAreThoseOfTheComponent(String name, String scheme) {
        List<String> headers = HEADER.matcher(snippet(name).text()).results().map(MatchResult::group).toList();

        assertThat(headers).isNotEmpty().isSubsetOf(new DefaultCamelCatalog().componentModel(scheme).getEndpointHeaders().stream()
                .map(BaseOptionModel::getName).toList());
    }

    /** Expects that the body was stored first, under a random name, and that the link was sent. */
    private PlayedStore assertSent(String scheme, String headerOfLink, Snippet snippet, String place, String headerOfName) throws Exception {
        PlayedStore store = new PlayedStore(headerOfLink);
        camel.addComponent(scheme, store);
        load(snippet);
        load(snippet("media-send"));

        send("direct:document", CONTENT, Map.of("CamelQlaraWhatsAppDestination", CUSTOMER));

        assertSent(Map.of("media", Map.of("type", "document", "url", PlayedStore.LINK, "filename", "invoice.pdf")));
        assertThat(store.calls).hasSize(2).allSatisfy(call -> assertThat(call.place()).isEqualTo(place));
        assertThat(store.calls.get(0).body()).isEqualTo(CONTENT);
        assertThat(store.calls.get(0).headers().get(headerOfName)).asString().matches(NAME)
                .isEqualTo(store.calls.get(1).headers().get(headerOfName));
        return store;
    }

    private static void assertLinkAsked(PlayedStore store, Map<String, Object> options, Map<String, Object> headers) {
        PlayedStore.Call first = store.calls.get(0);
        PlayedStore.Call second = store.calls.get(1);
        assertThat(second.options()).isEqualTo(options);
        Map<String, Object> whole = new HashMap<>(first.headers());
        whole.putAll(headers);
        assertThat(second.headers()).isEqualTo(whole);
    }
}
