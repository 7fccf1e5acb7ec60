/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.springboot;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;

import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;

import io.qlara.camel.whatsapp.QlaraWhatsAppComponent;
import io.qlara.simulator.QlaraSimulator;

import static org.assertj.core.api.Assertions.assertThat;

/** After one of everything was sent and received on Spring Boot, with the component's log at TRACE: who can read what, and where. */
@SpringBootTest(useMainMethod = SpringBootTest.UseMainMethod.ALWAYS, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
                properties = { "logging.level.io.qlara.camel=TRACE", "logging.level.org.apache.hc=TRACE",
                        "logging.level.org.apache.hc.client5.http.wire=OFF",
                        "camel.main.dev-console-enabled=true", "camel.component.qlara-whatsapp.max-retries=0" })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeaksTest {

    private static final String WEBHOOK = "/qlara/webhooks";
    private static final String CUSTOMER = "+393401234567";
    private static final String TEXT = "text-of-a-message-6ad5";
    private static final String ANSWER = "body-of-an-answer-b8f2";
    private static final String WRONG_TOKEN = "guessed-token-3be801";

    @Autowired
    private QlaraSimulator simulator;
    @Autowired
    private CamelContext camel;
    @Value("${local.server.port}")
    private int port;

    private final List<String> answers = new ArrayList<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private String key;
    private String token;

    @BeforeAll
    void sendAndReceiveOneOfEverything() throws Exception {
        key = simulator.apiKey();
        token = camel.getComponent("qlara-whatsapp", QlaraWhatsAppComponent.class).getWebhookCredentials().getToken();
        // a copy of a plain list that another thread adds to may hold a null
        log.list = Collections.synchronizedList(log.list);
        log.start();
        root.addAppender(log);
        sendAndReceive();
    }

    @AfterAll
    void stopRecording() {
        root.detachAppender(log);
    }

    @Test
    void noLogHoldsACredential() {
        assertThat(logFrom(Level.TRACE)).anyMatch(line -> line.contains("A webhook call is answered 401"))
                .anyMatch(line -> line.contains(">> X-Api-Key: xxxxxx"))
                .filteredOn(holds(key, token, WRONG_TOKEN)).isEmpty();
    }

    @Test
    void noLogAboveDebugHoldsPersonalData() {
        assertThat(logFrom(Level.INFO)).anyMatch(line -> line.contains("Message m is UNKNOWN"))
                .filteredOn(holds(CUSTOMER, CUSTOMER.substring(1), TEXT, ANSWER)).isEmpty();
    }

    @Test
    void noAnswerToACallHoldsMoreThanItsCallerMaySee() {
        assertThat(answers).hasSize(16).filteredOn(holds(key, token, WRONG_TOKEN, CUSTOMER, TEXT, ANSWER)).isEmpty();
    }

    @Test
    void noAttributeInJmxHoldsACredentialOrPersonalData() throws Exception {
        MBeanServer server = camel.getManagementStrategy().getManagementAgent().getMBeanServer();
        List<String> shown = new ArrayList<>();
        for (ObjectName name : server.queryNames(new ObjectName("org.apache.camel:context=" + camel.getManagementName() + ",*"), null)) {
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                shown.add(attribute.getName() + " = " + attribute(server, name, attribute));
            }
        }

        assertThat(shown).contains("UnauthorizedCalls = 2").filteredOn(holds(key, token, WRONG_TOKEN, CUSTOMER, TEXT, ANSWER)).isEmpty();
    }

    private static Object attribute(MBeanServer server, ObjectName name, MBeanAttributeInfo attribute) throws Exception {
        return attribute.isReadable() ? server.getAttribute(name, attribute.getName()) : "";
    }

    @Test
    void neitherDevConsoleNorEndpointsHoldACredentialOrPersonalData() {
        DevConsole console = camel.getCamelContextExtension().getContextPlugin(DevConsoleRegistry.class).resolveById("qlara-whatsapp");
        List<String> shown = new ArrayList<>();
        Stream.of(DevConsole.MediaType.values()).map(type -> console.call(type).toString()).forEach(shown::add);
        camel.getEndpoints().stream().map(Endpoint::toString).forEach(shown::add);

        assertThat(shown).anyMatch(text -> text.contains("unknown: 3")).anyMatch(text -> text.contains("qlara-whatsapp://webhooks"))
                .filteredOn(holds(key, token, WRONG_TOKEN, CUSTOMER, TEXT, ANSWER)).isEmpty();
    }

    /** At that level or above, without what the simulator logs and what HttpClient says that it answered. */
    private List<String> logFrom(Level level) {
        return List.copyOf(log.list).stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(level) && !event.getFormattedMessage().contains(" << "))
                .map(event -> event.getFormattedMessage() + ThrowableProxyUtil.asString(event.getThrowableProxy())).toList();
    }

    private void sendAndReceive() throws Exception {
        answers.add(post("/orders", order("+39 340 123 4567")));
        answers.add(post("/orders", order("12" + TEXT)));
        for (int status : new int[] { 302, 400, 401, 404, 409, 500, 503 }) {
            simulator.failNext(1, status, "{\"error\": \"" + ANSWER + " " + CUSTOMER + "\"}", Map.of());
            answers.add(post("/orders", order(CUSTOMER)));
        }
        simulator.failNext(1, 200, ANSWER, Map.of());
        answers.add(post("/orders", order(CUSTOMER)));
        answers.add(post(WEBHOOK, event("DELIVERY"), "X-Webhook-Token", token));
        answers.add(post(WEBHOOK + "?token=" + token, event("INBOUND")));
        answers.add(post(WEBHOOK, event("INBOUND"), "Authorization", "Bearer " + WRONG_TOKEN));
        answers.add(post(WEBHOOK + "?token=" + WRONG_TOKEN, event("INBOUND")));
        answers.add(post(WEBHOOK, "{\"text\": " + TEXT, "X-Webhook-Token", token));
        answers.add(post(WEBHOOK, "{\"" + TEXT + "\": 1, \"" + TEXT + "\": 2}", "X-Webhook-Token", token));
    }

    private static String order(String phone) {
        return "{\"number\": \"" + TEXT + "\", \"phone\": \"" + phone + "\"}";
    }

    private static String event(String type) {
        return "{\"eventType\": \"%s\", \"messageId\": \"m\", \"source\": \"%s\", \"text\": \"%s\"}".formatted(type, CUSTOMER, TEXT);
    }

    /** The status, headers and body of the answer. */
    private String post(String path, String json, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.headers().map() + " " + answer.body();
    }

    private static Predicate<String> holds(String... values) {
        return text -> Arrays.stream(values).anyMatch(text::contains);
    }
}
