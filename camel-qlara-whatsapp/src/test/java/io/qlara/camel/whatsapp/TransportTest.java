/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;

import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.qlara.camel.whatsapp.client.QlaraApiException;
import io.qlara.camel.whatsapp.client.QlaraTransportException;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** How requests travel. */
class TransportTest extends SimulatedServiceTest {

    private static final String SEND = "qlara-whatsapp:send?destination=RAW(+393331234567)";
    private static final String ACCEPTED = "{\"messageId\":\"m\",\"results\":[{\"accepted\":true}]}";

    private WireMockServer other;

    @AfterEach
    void stopOther() {
        if (other != null) {
            other.stop();
        }
    }

    @Test
    void aRequestCarriesTheKeyAndJsonAndNothingThatInvitesCompressionOrUpgrade() {
        call(SEND, "Ciao", Map.of());

        LoggedRequest request = SERVICE.get().wireMock().findAll(anyRequestedFor(anyUrl())).get(0);
        assertThat(request.getHeader("X-Api-Key")).isEqualTo(SERVICE.apiKey());
        assertThat(request.getHeader("Content-Type")).startsWith("application/json");
        assertThat(request.containsHeader("Accept-Encoding")).isFalse();
        assertThat(request.containsHeader("Upgrade")).isFalse();
        assertThat(request.getProtocol()).isEqualTo("HTTP/1.1");
    }

    @Test
    void noCookieIsKept() {
        stub(anyCall().willReturn(okJson(ACCEPTED).withHeader("Set-Cookie", "session=1; Path=/")));

        call(SEND, "one", Map.of());
        call(SEND, "two", Map.of());

        assertThat(SERVICE.get().wireMock().findAll(anyRequestedFor(anyUrl()))).hasSize(2)
                .noneMatch(request -> request.containsHeader("Cookie"));
    }

    @Test
    void aCompressedAnswerIsNotUnpacked() throws Exception {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(zipped)) {
            zip.write(ACCEPTED.getBytes());
        }
        stub(anyCall().willReturn(aResponse().withHeader("Content-Encoding", "gzip").withBody(zipped.toByteArray())));

        assertThat(call(SEND, "Ciao", Map.of()).getException()).isInstanceOf(QlaraTransportException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = { 429, 503 })
    void theHttpClientRepeatsNothingByItself(int status) {
        stub(anyCall().willReturn(aResponse().withStatus(status)));

        assertThat(call(SEND, "Ciao", Map.of()).getException()).isInstanceOf(QlaraApiException.class);
        assertThat(requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/", "/gateway", "/gateway/v1/" })
    void aTrailingSlashAndAPathPrefixWork(String suffix) {
        stub(anyCall().willReturn(okJson(ACCEPTED)));

        Exchange exchange = call(SEND + "&apiKey=" + SERVICE.apiKey() + "&baseUrl=" + SERVICE.baseUrl() + suffix, "Ciao", Map.of());

        assertThat(exchange.getException()).isNull();
        assertThat(SERVICE.get().wireMock().findAll(anyRequestedFor(anyUrl())).get(0).getUrl())
                .isEqualTo(suffix.replaceAll("/$", "") + "/api/message-server/whatsapp/send");
    }

    @Test
    void connectionsAreUsedAgain() {
        for (int i = 0; i < 20; i++) {
            call(SEND, "Ciao", Map.of());
            awaitConnectionsBack();
        }

        assertThat(component.producerResources().activity().connectionsOpen()).isOne();
    }

    @Test
    void noMoreConnectionsThanAllowedAreMade() {
        component.setMaxConnections(2);
        stub(anyCall().willReturn(okJson(ACCEPTED).withFixedDelay(100)));
        ProducerTemplate template = camel.createProducerTemplate();

        List<CompletableFuture<Object>> calls = IntStream.range(0, 10).mapToObj(i -> template.asyncRequestBody(SEND, "x")).toList();

        assertThat(calls).allSatisfy(call -> assertThat(call).succeedsWithin(Duration.ofSeconds(30)));
        awaitConnectionsBack();

        assertThat(component.producerResources().activity().connectionsOpen()).isBetween(1, 2);
    }

    @Test
    void aTrustedCertificateForTheHostIsAccepted(@TempDir Path folder) throws Exception {
        Path keyStore = ServerCertificate.create(folder, "127.0.0.1");
        serveTls(keyStore);
        component.setSslContextParameters(trusting(keyStore));

        assertThat(call(SEND + "&apiKey=" + SERVICE.apiKey() + "&baseUrl=https://127.0.0.1:" + other.httpsPort(), "Ciao", Map.of()).getException()).isNull();
    }

    @Test
    void aConnectionWithAClientCertificateIsUsedAgain(@TempDir Path folder) throws Exception {
        Path keyStore = ServerCertificate.create(folder, "127.0.0.1");
        serveTls(keyStore, tls -> tls.needClientAuth(true).trustStorePath(keyStore.toString()).trustStorePassword(ServerCertificate.PASSWORD)
                .trustStoreType("PKCS12"));
        component.setSslContextParameters(trustingAndTrusted(keyStore));
        String uri = SEND + "&apiKey=" + SERVICE.apiKey() + "&baseUrl=https://127.0.0.1:" + other.httpsPort();

        assertThat(call(uri, "Ciao", Map.of()).getException()).isNull();
        awaitConnectionsBack();
        assertThat(call(uri, "Ciao", Map.of()).getException()).isNull();
        awaitConnectionsBack();

        assertThat(component.producerResources().activity().connectionsOpen()).isEqualTo(1);
    }

    @Test
    void globalSslContextParametersAreUsedIfTheOptionSaysSo(@TempDir Path folder) throws Exception {
        Path keyStore = ServerCertificate.create(folder, "127.0.0.1");
        serveTls(keyStore);
        camel.setSSLContextParameters(trusting(keyStore));
        component.setUseGlobalSslContextParameters(true);

        assertThat(call(SEND + "&apiKey=" + SERVICE.apiKey() + "&baseUrl=https://127.0.0.1:" + other.httpsPort(), "Ciao", Map.of()).getException()).isNull();
    }

    @Test
    void aTrustedCertificateForAnotherHostIsRefusedBeforeAnythingLeaves(@TempDir Path folder) throws Exception {
        Path keyStore = ServerCertificate.create(folder, "127.0.0.99");
        serveTls(keyStore);
        component.setSslContextParameters(trusting(keyStore));

        Exchange exchange = call(SEND + "&apiKey=" + SERVICE.apiKey() + "&baseUrl=https://127.0.0.1:" + other.httpsPort(), "Ciao", Map.of());

        assertThat(exchange.getException()).isInstanceOfSatisfying(QlaraTransportException.class,
                failure -> assertThat(failure.isOutcomeUnknown()).isFalse());
        other.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void anUntrustedCertificateIsRefusedBeforeAnythingLeaves(@TempDir Path folder) throws Exception {
        serveTls(ServerCertificate.create(folder, "127.0.0.1"));

        Exchange exchange = call(SEND + "&apiKey=" + SERVICE.apiKey() + "&baseUrl=https://127.0.0.1:" + other.httpsPort(), "Ciao", Map.of());

        assertThat(exchange.getException()).isInstanceOfSatisfying(QlaraTransportException.class,
                failure -> assertThat(failure.isOutcomeUnknown()).isFalse());
        other.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void requestsGoThroughTheProxy() {
        proxy();

        Exchange exchange = call(SEND + "&apiKey=" + SERVICE.apiKey() + "&baseUrl=http://127.0.0.1:1", "Ciao", Map.of());

        assertThat(exchange.getException()).isNull();
        assertThat(other.findAll(anyRequestedFor(anyUrl())).get(0).getAbsoluteUrl()).startsWith("http://127.0.0.1:1/");
    }

    @Test
    void theProxyGetsItsCredentialsAndTheServiceOnlyOneRequest() {
        proxy();
        component.setProxyUsername("user");
        component.setProxyPassword("password");
        other.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(407).withHeader("Proxy-Authenticate", "Basic realm=\"p\"")));
        other.stubFor(any(anyUrl()).withHeader("Proxy-Authorization", matching("Basic dXNlcjpwYXNzd29yZA=="))
                .atPriority(1).willReturn(okJson(ACCEPTED)));

        assertThat(call(SEND + "&apiKey=" + SERVICE.apiKey() + "&baseUrl=http://127.0.0.1:1", "Ciao", Map.of()).getException()).isNull();
        other.verify(1, anyRequestedFor(anyUrl()).withHeader("Proxy-Authorization", matching(".*")));
    }

    @Test
    void theProxyOfTheJvmIsNotUsed() {
        Properties before = (Properties) System.getProperties().clone();
        Map.of("http.proxyHost", "127.0.0.1", "http.proxyPort", "1", "http.nonProxyHosts", "").forEach(System::setProperty);
        try {
            assertThat(call(SEND, "Ciao", Map.of()).getException()).isNull();
        } finally {
            System.setProperties(before);
        }
    }

    /** An exchange may end before its connection is back in the pool, and on its way there it may be counted twice. */
    private void awaitConnectionsBack() {
        await().atMost(30, TimeUnit.SECONDS).until(() -> component.producerResources().activity().connectionsInUse() == 0);
    }

    private void proxy() {
        other = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
        other.start();
        other.stubFor(any(anyUrl()).willReturn(okJson(ACCEPTED)));
        component.setProxyHost("127.0.0.1");
        component.setProxyPort(other.port());
    }

    private void serveTls(Path keyStore) {
        serveTls(keyStore, tls -> {
        });
    }

    private void serveTls(Path keyStore, Consumer<WireMockConfiguration> more) {
        WireMockConfiguration tls = options().dynamicPort().dynamicHttpsPort().bindAddress("127.0.0.1")
                .keystorePath(keyStore.toString()).keystorePassword(ServerCertificate.PASSWORD)
                .keyManagerPassword(ServerCertificate.PASSWORD).keystoreType("PKCS12");
        more.accept(tls);
        other = new WireMockServer(tls);
        other.start();
        other.stubFor(any(anyUrl()).willReturn(okJson(ACCEPTED)));
    }

    private static SSLContextParameters trustingAndTrusted(Path keyStore) {
        KeyManagersParameters keys = new KeyManagersParameters();
        keys.setKeyStore(store(keyStore));
        keys.setKeyPassword(ServerCertificate.PASSWORD);
        SSLContextParameters parameters = trusting(keyStore);
        parameters.setKeyManagers(keys);
        return parameters;
    }

    private static KeyStoreParameters store(Path keyStore) {
        KeyStoreParameters store = new KeyStoreParameters();
        store.setResource("file:" + keyStore);
        store.setPassword(ServerCertificate.PASSWORD);
        return store;
    }

    private static SSLContextParameters trusting(Path keyStore) {
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setKeyStore(store(keyStore));
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setTrustManagers(trust);
        return parameters;
    }
}
