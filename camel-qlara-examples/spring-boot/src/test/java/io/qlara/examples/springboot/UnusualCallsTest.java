/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.springboot;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Calls to the webhook on the server of Spring Boot as only a program sends them that looks for a way in. */
@SpringBootTest(useMainMethod = SpringBootTest.UseMainMethod.ALWAYS, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
                properties = { "QLARA_API_KEY=none", "QLARA_PHONE_NUMBER_ID=1", "QLARA_WEBHOOK_TOKEN=secret" })
class UnusualCallsTest {

    private static final String WITHOUT = "POST /qlara/webhooks";
    private static final String WITH = WITHOUT + "?token=secret";
    private static final String EVENT = "{\"messageId\":\"m1\",\"status\":3}";

    @Autowired
    private CamelContext camel;
    @Value("${local.server.port}")
    private int port;

    private Arrivals arrivals;

    @BeforeEach
    void watch() {
        arrivals = Arrivals.of(camel);
    }

    @AfterEach
    void watchNoMore() {
        arrivals.close();
    }

    @ParameterizedTest
    @ValueSource(strings = { "camelhttpuri: http://localhost/forged", "CAMELHTTPMETHOD: GET", "camelHTTPresponsecode: 418", "CamelHttpQuery: token=forged",
            "CamelHttpRawQuery: token=forged", "CamelCharsetName: forged", "CamelQlaraWhatsAppDestination: forged",
            "camelqlarawhatsappeventid: forged", "org.apache.camel.forged: forged", "CamelBeanMethodName: forged", "CamelFileName: ../forged",
            "CamelToEndpoint: log:forged", "CamelRouteStop: true", "breadcrumbId: forged", "Content-Encoding: forged", "X-Forwarded-For: forged",
            "X-HTTP-Method-Override: GET", "X-HTTP-Method: GET", "_method: GET", "x-odd: forged\u00e9\u00ff" })
    void forgedHeadersChangeNothing(String header) throws Exception {
        assertThat(status(WITH, EVENT)).isEqualTo(200);
        assertThat(status(WITH, EVENT, header)).isEqualTo(200);

        assertThat(arrivals.next()).isEqualTo(arrivals.next()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = { "camelhttpuri=forged", "CamelQlaraWhatsAppDestination=forged", "Camel%48ttpResponseCode=418", "CamelHttpRawQuery=token%3Dforged",
            "%ff%fe=forged", "camel%00=forged", "=forged", "Camel%0d%0aX-Forged:1=1", "_method=DELETE", "CamelRollbackOnly=true&CamelRollbackOnly=true" })
    void forgedParametersChangeNothing(String parameter) throws Exception {
        assertThat(status(WITH, EVENT)).isEqualTo(200);
        assertThat(status(WITH + "&" + parameter, EVENT)).isEqualTo(200);

        assertThat(arrivals.next()).isEqualTo(arrivals.next()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = { "CamelHttpRawQuery: token=secret", "camelhttprawquery: token=secret", "CamelHttpQuery: token=secret",
            "CamelHttpUri: /qlara/webhooks?token=secret", "CamelAuthentication: secret", "token: secret", "webhookToken: secret", "Cookie: token=secret",
            "Proxy-Authorization: Bearer secret", "Authorization: secret", "Authorization: Bearer secret x", "X-Webhook-Token: SECRET",
            "X-Webhook-Token: secret\r\nX-Webhook-Token: secret" })
    void noOtherPlaceLetsIn(String header) throws Exception {
        assertThat(status(WITHOUT, EVENT, header)).isEqualTo(401);
        assertThat(arrivals.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "token=secret&token=secret", "token=secret&token=wrong", "token=wrong&%74oken=secret", "TOKEN=secret", "token%5B%5D=secret", "token=secret%00",
            "token", "token=" })
    void noOtherParameterLetsIn(String query) throws Exception {
        assertThat(status(WITHOUT + "?" + query, EVENT)).isEqualTo(401);
        assertThat(arrivals.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({ "token=%73ecret, X-Any: 1", "token=secret, X-Webhook-Token: wrong", "token=wrong, Authorization: Bearer secret", "a=b, X-Webhook-Token: secret" })
    void oneRightPlaceLetsIn(String query, String header) throws Exception {
        assertThat(status(WITHOUT + "?" + query, EVENT, header)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = { "X-HTTP-Method-Override: POST", "X-HTTP-Method: POST", "X-Method-Override: POST", "CamelHttpMethod: POST", "_method: POST" })
    void noHeaderMakesAPostOfAnotherMethod(String header) throws Exception {
        assertThat(status("GET /qlara/webhooks?token=secret", "", header)).isEqualTo(405);
        assertThat(status("PUT /qlara/webhooks?token=secret&_method=POST", EVENT, header)).isEqualTo(405);
        assertThat(arrivals.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "/qlara/webhooks/", "//qlara/webhooks", "/qlara//webhooks", "/qlara/./webhooks", "/qlara/x/../webhooks", "/qlara/%2e/webhooks",
            "/qlara/x/%2e%2e/webhooks", "/qlara/webhook%73", "/QLARA/webhooks", "/qlara/webhooks;a=b", "/qlara/webhooks%00", "/qlara%2Fwebhooks",
            "/qlara\\webhooks", "http://localhost/qlara/webhooks", "/qlara/webhooks%3Ftoken=secret" })
    void noSpellingOfThePathLetsIn(String path) throws Exception {
        assertThat(status("POST " + path, EVENT)).isIn(400, 401, 404);
        assertThat(arrivals.isEmpty()).isTrue();
    }

    @Test
    void aCompressedBodyIsNotUnpacked() throws Exception {
        for (byte[] body : List.of(gzip(EVENT), gzip(EVENT + " ".repeat(50_000_000)))) {
            assertThat(status(WITH, body, "Content-Encoding: gzip")).isEqualTo(400);
        }
        assertThat(arrivals.isEmpty()).isTrue();
    }

    @Test
    void aBodyThatIsLongerThanItSaysIsCutOffAndTheRestIsNoCall() throws Exception {
        try (HostileCall call = HostileCall.begin(port, WITH, "Content-Length: " + (EVENT.length() - 1))) {
            assertThat(call.send(EVENT).status()).isEqualTo(400);
        }
        assertThat(arrivals.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "Content-Length: 31", "Content-Length: 262144", "Transfer-Encoding: chunked" })
    void aBodyThatBreaksOffRoutesNothing(String length) throws Exception {
        HostileCall.begin(port, WITH, length).send(length.startsWith("T") ? Integer.toHexString(EVENT.length()) + "\r\n" + EVENT + "\r\n" : EVENT).close();

        assertThat(status(WITH, "{\"messageId\":\"m2\",\"status\":3}")).isEqualTo(200);
        assertThat(arrivals.next()).containsEntry("CamelQlaraWhatsAppEventMessageId", "m2");
        assertThat(arrivals.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "Content-Length: 0\r\nContent-Length: 30", "Content-Length: -1", "Content-Length: many", "Content-Length: 1e3",
            "Content-Length: 99999999999999999999999" })
    void aLengthThatIsNoneIsRefused(String length) throws Exception {
        try (HostileCall call = HostileCall.begin(port, WITH, length)) {
            assertThat(call.send(EVENT).status()).isEqualTo(400);
        }
        assertThat(arrivals.isEmpty()).isTrue();
    }

    private int status(String requestLine, String body, String... headers) throws IOException {
        return status(requestLine, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    private int status(String requestLine, byte[] body, String... headers) throws IOException {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add("Content-Length: " + body.length);
        try (HostileCall call = HostileCall.begin(port, requestLine, all.toArray(String[]::new))) {
            return call.send(body).status();
        }
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
