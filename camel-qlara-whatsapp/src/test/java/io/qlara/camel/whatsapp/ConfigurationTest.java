/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Properties;
import java.util.function.Consumer;

import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.SimpleMain;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Which settings work, and what a wrong one says. */
class ConfigurationTest {

    private static final String KEY = "secret-0123456789";

    private final CamelContext camel = new DefaultCamelContext();

    @RegisterExtension
    private final LogDuringTest log = LogDuringTest.of(ProducerSettings.class);

    @AfterEach
    void stop() {
        camel.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = { "qlara-whatsapp:sends", "qlara-whatsapp:Send", "qlara-whatsapp:phone-numbers" })
    void anUnknownResourceDoesNotStartAndTheErrorNamesTheOnesThatExist(String uri) {
        assertThatThrownBy(() -> startRouteTo(uri)).hasStackTraceContaining("There is no resource '" + uri.substring(15) + "'")
                .hasStackTraceContaining("send, templates, phoneNumbers, deliveryStatus, raw, webhooks");
    }

    @Test
    void aProducerOnWebhooksDoesNotStart() {
        assertThatThrownBy(() -> startRouteTo("qlara-whatsapp:webhooks")).hasStackTraceContaining("The resource webhooks")
                .hasStackTraceContaining("send, templates, phoneNumbers, deliveryStatus, raw");
    }

    @ParameterizedTest
    @ValueSource(strings = { "send", "templates", "phoneNumbers", "deliveryStatus", "raw" })
    void aConsumerOnAnythingButWebhooksDoesNotStart(String resource) {
        assertThatThrownBy(() -> start(routes -> routes.from("qlara-whatsapp:" + resource + "?apiKey=k").to("mock:x")))
                .hasStackTraceContaining("The resource " + resource + " can't be consumed from")
                .hasStackTraceContaining("send, templates, phoneNumbers, deliveryStatus, raw, webhooks");
    }

    @Test
    void anUnknownOptionFailsTheEndpointAndIsNamed() {
        assertThatThrownBy(() -> startRouteTo("qlara-whatsapp:send?apiKey=k&destinaton=x")).hasStackTraceContaining("destinaton");
    }

    @ParameterizedTest
    @CsvSource({ "send, bodyFormat=xml", "send, responseTimeout=soon", "send, validate=perhaps", "send, templateUpdateMethod=POST",
            "send, outsideSession=later", "send, unknownSession=x", "send, replyToEvent=perhaps", "raw, method=FETCH",
            "raw, allowPathFromHeader=perhaps" })
    void aWrongValueFailsTheEndpointAndTheOptionIsNamed(String resource, String option) {
        assertThatThrownBy(() -> startRouteTo("qlara-whatsapp:" + resource + "?apiKey=k&" + option))
                .hasStackTraceContaining("Error binding property (" + option + ")");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "apiKey=", "apiKey=RAW(  )" })
    void aProducerWithoutAnApiKeyDoesNotStartAndSaysWhatToSet(String option) {
        assertThatThrownBy(() -> startRouteTo("qlara-whatsapp:send?" + option))
                .hasStackTraceContaining("needs the option apiKey").hasStackTraceContaining("camel.component.qlara-whatsapp.api-key");
    }

    @ParameterizedTest
    @ValueSource(strings = { "secret-0123\n456789", "secret-0123\u00e8456789", "secret-0123 456789", "secret-0123\u0000456789" })
    void anApiKeyThatIsNoneDoesNotStartAndIsNotShown(String key) {
        component().getConfiguration().setApiKey(key);

        assertThatThrownBy(() -> startRouteTo("qlara-whatsapp:send")).hasStackTraceContaining("option apiKey")
                .satisfies(failure -> assertThat(stackTrace(failure)).doesNotContain("secret-0123"));
    }

    @Test
    void anApiKeyIsTrimmed() throws Exception {
        component().getConfiguration().setApiKey("  " + KEY + "\n");
        startRouteTo("qlara-whatsapp:send");
        QlaraWhatsAppEndpoint endpoint = camel.getEndpoint("qlara-whatsapp:send", QlaraWhatsAppEndpoint.class);

        assertThat(ProducerSettings.ofClient(endpoint.getResource(), endpoint.getConfiguration(), component().getConfiguration()).apiKey()).isEqualTo(KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://elsewhere.example", "https://lora-api.agiletelecom.com:8443", "https://lora-api.agiletelecom.com/prefix",
            "RAW(https://elsewhere.example)" })
    void theKeyOfTheComponentGoesToItsBaseUrlOnly(String baseUrl) {
        component().getConfiguration().setApiKey(KEY);

        assertThatThrownBy(() -> startRouteTo("qlara-whatsapp:send?baseUrl=" + baseUrl))
                .hasStackTraceContaining("apiKey").hasStackTraceContaining("baseUrl")
                .satisfies(failure -> assertThat(stackTrace(failure)).doesNotContain(KEY));
    }

    @ParameterizedTest
    @ValueSource(strings = { "templates?", "phoneNumbers?", "deliveryStatus?", "raw?path=/api/x&" })
    void theKeyOfTheComponentGoesToNoOtherBaseUrlWhateverTheResource(String resource) {
        component().getConfiguration().setApiKey(KEY);

        assertThatThrownBy(() -> startRouteTo("qlara-whatsapp:" + resource + "baseUrl=https://elsewhere.example"))
                .hasStackTraceContaining("sets baseUrl, but no apiKey");
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://lora-api.agiletelecom.com/", "HTTPS://LORA-API.agiletelecom.com", "https://lora-api.agiletelecom.com:443" })
    void theSameBaseUrlInOtherLettersIsNoOther(String baseUrl) throws Exception {
        component().getConfiguration().setApiKey(KEY);

        startRouteTo("qlara-whatsapp:send?baseUrl=" + baseUrl);
    }

    @Test
    void anEndpointWithABaseUrlAndAKeyOfItsOwnStarts() throws Exception {
        startRouteTo("qlara-whatsapp:send?baseUrl=https://elsewhere.example&apiKey=another");
    }

    @Test
    void aLineBreakAtTheEndOfASecretFileIsNoPartOfAnOption() throws Exception {
        startRouteTo("qlara-whatsapp:send?apiKey=k&phoneNumberId=RAW( sender-1\n)");
        QlaraWhatsAppEndpoint endpoint = (QlaraWhatsAppEndpoint) camel.getEndpoints().stream()
                .filter(QlaraWhatsAppEndpoint.class::isInstance).findFirst().orElseThrow();

        assertThat(endpoint.getConfiguration().getPhoneNumberId()).isEqualTo("sender-1");
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://proxy.example", "https://proxy.example:3128/", "proxy.example/path", "proxy example" })
    void aProxyHostThatIsNoHostDoesNotStart(String host) {
        component().setProxyHost(host);
        component().setProxyPort(3128);

        assertThatThrownBy(() -> startRouteTo("qlara-whatsapp:send?apiKey=k")).hasStackTraceContaining("proxyHost");
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://lora-api.agiletelecom.com", "http://10.0.0.1", "http://localhost.example.com", "ftp://localhost",
            "lora-api.agiletelecom.com", "https://", "https://user:pw@host", "https://host?x=1", "https://host#x", "not a url", "http://127.0.0.1.example.com",
            "http://[2001:db8::1]", "http://[::ffff:10.0.0.1]" })
    void aBaseUrlThatCanNotBeUsedDoesNotStartAndNamesTheOption(String baseUrl) {
        component().getConfiguration().setBaseUrl(baseUrl);

        assertThatThrownBy(() -> startRouteTo("qlara-whatsapp:send?apiKey=k")).hasStackTraceContaining("The option baseUrl");
    }

    @ParameterizedTest
    @CsvSource({ "not a url, it is not a URL", "lora-api.agiletelecom.com, it must begin with https://", "ftp://localhost, it must begin with https://",
            "https:///path, it names no host" })
    void aBaseUrlThatIsNoUrlIsShown(String baseUrl, String why) {
        component().getConfiguration().setBaseUrl(baseUrl);

        assertThatThrownBy(() -> startRouteTo("qlara-whatsapp:send?apiKey=k")).rootCause()
                .hasMessage("The option baseUrl (" + baseUrl + ") can't be used: " + why);
    }

    @ParameterizedTest
    @ValueSource(strings = { "user:s3cret@host", "https://user:s3cret@no_host", "ftp://user:s3cret@host" })
    void aPasswordInABaseUrlIsNotShown(String baseUrl) {
        component().getConfiguration().setBaseUrl(baseUrl);

        assertThatThrownBy(() -> startRouteTo("qlara-whatsapp:send?apiKey=k")).hasStackTraceContaining("The option baseUrl")
                .satisfies(failure -> assertThat(Throwables.getStackTrace(failure)).doesNotContain("s3cret"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://localhost:1", "http://127.0.0.1:1/", "http://127.1.2.3", "http://[::1]:1", "http://[0:0:0:0:0:0:0:1]",
            "https://lora-api.agiletelecom.com/prefix/" })
    void loopbackHttpAndAnyHttpsAreFine(String baseUrl) {
        component().getConfiguration().setBaseUrl(baseUrl);

        assertThatNoException().isThrownBy(() -> startRouteTo("qlara-whatsapp:send?apiKey=k"));
    }

    @Test
    void httpToAnotherHostIsFineIfTheOptionAllowsIt() {
        assertThatNoException().isThrownBy(() -> startRouteTo("qlara-whatsapp:send?apiKey=k&allowInsecureBaseUrl=true&baseUrl=http://qlara.internal"));
    }

    @Test
    void theEndpointsValueWinsOverTheComponents() {
        component().getConfiguration().setApiKey("component");
        component().getConfiguration().setResponseTimeout(Duration.ofSeconds(1));
        component().getConfiguration().setValidate(false);

        QlaraWhatsAppConfiguration configuration = camel.getEndpoint("qlara-whatsapp:send?apiKey=endpoint&validate=true",
                QlaraWhatsAppEndpoint.class).getConfiguration();

        assertThat(configuration.getApiKey()).isEqualTo("endpoint");
        assertThat(configuration.isValidate()).isTrue();
        assertThat(configuration.getResponseTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(component().getConfiguration().getApiKey()).isEqualTo("component");
    }

    @ParameterizedTest
    @CsvSource({ "5s, 5000", "PT5S, 5000", "1500, 1500", "2m, 120000" })
    void aDurationIsTakenFromAPropertyInEveryNotation(String notation, long milliseconds) throws Exception {
        SimpleMain main = mainWith("camel.component.qlara-whatsapp.connect-timeout", notation,
                "camel.component.qlara-whatsapp.responseTimeout", notation);
        try {
            QlaraWhatsAppComponent bound = main.getCamelContext().getComponent("qlara-whatsapp", QlaraWhatsAppComponent.class);

            assertThat(bound.getConnectTimeout()).isEqualTo(Duration.ofMillis(milliseconds));
            assertThat(bound.getConfiguration().getResponseTimeout()).isEqualTo(Duration.ofMillis(milliseconds));
        } finally {
            main.shutdown();
        }
    }

    @Test
    void theDefaultsAreThoseOfTheContract() {
        QlaraWhatsAppConfiguration configuration = component().getConfiguration();

        assertThat(configuration.getBaseUrl()).isEqualTo("https://lora-api.agiletelecom.com");
        assertThat(configuration.getResponseTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(configuration.getRequestTimeout()).isEqualTo(Duration.ofMinutes(2));
        assertThat(configuration.getTemplateUpdateMethod()).isEqualTo(TemplateUpdateMethod.PUT);
        assertThat(configuration.isValidate()).isTrue();
        assertThat(configuration.getMaxRetries()).isEqualTo(3);
        assertThat(configuration.getMaxRetryAfter()).isEqualTo(Duration.ofSeconds(60));
        assertThat(component().getRequestsPerSecond()).isZero();
        assertThat(component().getRequestsPerMinute()).isZero();
        assertThat(component().getMaxQueued()).isEqualTo(10_000);
        assertThat(component().getConnectTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(component().getMaxConnections()).isEqualTo(100);
        assertThat(component().getMaxAwaiting()).isEqualTo(10_000);
        assertThat(component().getTemplateCacheTime()).isEqualTo(Duration.ofMinutes(10));
        assertThat(component().getConnectionTimeToLive()).isEqualTo(Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @ValueSource(strings = { "responseTimeout=0", "requestTimeout=PT-5S", "maxRetryAfter=0", "maxRetries=-1" })
    void aLimitThatIsNoneDoesNotStart(String option) {
        assertThatThrownBy(() -> startRouteTo("qlara-whatsapp:send?apiKey=k&" + option))
                .hasStackTraceContaining("The option " + option.substring(0, option.indexOf('=')));
    }

    @Test
    void aTemplateCacheTimeThatIsNoneDoesNotStart() {
        component().setTemplateCacheTime(Duration.ZERO);

        assertThatThrownBy(() -> startRouteTo("qlara-whatsapp:send?apiKey=k")).hasStackTraceContaining("The option templateCacheTime must be more than nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = { "responseTimeout=20", "requestTimeout=20", "maxRetryAfter=60", "awaitDelivery=20" })
    void aTimeOfAFewMillisecondsIsWarnedOf(String option) throws Exception {
        startRouteTo("qlara-whatsapp:send?apiKey=k&" + option);

        assertThat(log.messages()).containsExactly("The option " + option.replace("=", " is ")
                + " ms; a number without a unit counts milliseconds, so write 20s for 20 seconds");
    }

    @Test
    void aConnectTimeoutOfAFewMillisecondsIsWarnedOf() throws Exception {
        component().setConnectTimeout(Duration.ofMillis(20));

        startRouteTo("qlara-whatsapp:send?apiKey=k");

        assertThat(log.messages()).containsExactly("The option connectTimeout is 20 ms; a number without a unit counts milliseconds, so write 20s for 20"
                + " seconds");
    }

    @Test
    void aTimeoutOfSecondsIsNotWarnedOf() throws Exception {
        startRouteTo("qlara-whatsapp:send?apiKey=k&responseTimeout=20s");

        assertThat(log.messages()).isEmpty();
    }

    @Test
    void aDefaultRegionThatIsNoneDoesNotStart() {
        assertThatThrownBy(() -> startRouteTo("qlara-whatsapp:send?apiKey=k&defaultRegion=Italy")).hasStackTraceContaining("defaultRegion");
    }

    @ParameterizedTest
    @ValueSource(ints = { -1, 0, 65_536, 80_800 })
    void aProxyPortThatIsNoPortDoesNotStart(int port) {
        component().setProxyHost("proxy.internal");
        component().setProxyPort(port);

        assertThatThrownBy(() -> startRouteTo("qlara-whatsapp:send?apiKey=k")).hasStackTraceContaining("proxyPort");
    }

    @Test
    void aProxyWithoutAPortDoesNotStart() {
        component().setProxyHost("proxy.internal");

        assertThatThrownBy(() -> startRouteTo("qlara-whatsapp:send?apiKey=k")).hasStackTraceContaining("proxyPort");
    }

    @Test
    void noTextOfTheConfigurationShowsAKey() {
        component().getConfiguration().setApiKey(KEY);
        QlaraWhatsAppEndpoint endpoint = camel.getEndpoint("qlara-whatsapp:send?apiKey=" + KEY, QlaraWhatsAppEndpoint.class);

        assertThat(component().getConfiguration().toString()).doesNotContain(KEY);
        assertThat(endpoint.toString()).doesNotContain(KEY);
        assertThat(ProducerSettings.ofClient(endpoint.getResource(), endpoint.getConfiguration(), component().getConfiguration()).toString()).doesNotContain(KEY);
        assertThat(endpoint.getServiceMetadata().toString()).doesNotContain(KEY);
    }

    @Test
    void anEmptyBaseUrlIsSaidToBeEmpty() {
        component().getConfiguration().setBaseUrl(" ");

        assertThatThrownBy(() -> startRouteTo("qlara-whatsapp:send?apiKey=k"))
                .hasStackTraceContaining("The option baseUrl can't be used: it is empty");
    }

    private QlaraWhatsAppComponent component() {
        return camel.getComponent("qlara-whatsapp", QlaraWhatsAppComponent.class);
    }

    private void startRouteTo(String uri) throws Exception {
        start(routes -> routes.from("direct:" + uri.hashCode()).to(uri));
    }

    private void start(Consumer<RouteBuilder> route) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                route.accept(this);
            }
        });
        camel.start();
    }

    private static SimpleMain mainWith(String... properties) throws Exception {
        SimpleMain main = new SimpleMain(new DefaultCamelContext());
        Properties initial = new Properties();
        for (int i = 0; i < properties.length; i += 2) {
            initial.setProperty(properties[i], properties[i + 1]);
        }
        main.setInitialProperties(initial);
        main.configure().withAutoConfigurationFailFast(true);
        main.start();
        return main;
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
