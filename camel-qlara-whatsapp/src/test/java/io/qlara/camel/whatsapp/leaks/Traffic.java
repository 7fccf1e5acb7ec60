/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.leaks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import io.qlara.simulator.QlaraSimulator;

/** One of everything that an application sends and receives, and of everything that goes wrong with it. */
final class Traffic {

    private static final String SEND = "qlara-whatsapp:send";
    private static final String EVENT = """
            {"eventType": "%s", "messageId": "m-%s", "destination": "%s", "source": "%s", "text": "%s"}""";

    private final ObservedApplication application;
    private final QlaraSimulator service;
    private final List<String> answers = new ArrayList<>();

    Traffic(ObservedApplication application, QlaraSimulator service) {
        this.application = application;
        this.service = service;
    }

    void sends() {
        application.call(SEND, Secrets.TEXT, toCustomer());
        application.call(SEND + "?apiKey=" + Secrets.API_KEY_IN_A_URI, Secrets.TEXT, toCustomer());
        application.call(SEND + "?apiKey=RAW(" + Secrets.WRONG_API_KEY + ")", Secrets.TEXT, toCustomer());
        application.call(SEND, Map.of("destination", Secrets.CUSTOMER, "body", Secrets.TEXT, "messageId", "m-1"), Map.of());
        application.call(SEND + "?bodyFormat=json", "{\"destination\": \"" + Secrets.CUSTOMER + "\", \"body\": \"" + Secrets.TEXT, Map.of());
        application.call(SEND + "?bodyFormat=json", Secrets.TEXT, toCustomer());
        application.call(SEND, Secrets.TEXT, Map.of("CamelQlaraWhatsAppDestination", Secrets.CUSTOMER.substring(3)));
        application.call(SEND, Secrets.TEXT, Map.of("CamelQlaraWhatsAppDestination", Secrets.TEXT));
        application.call(SEND, Secrets.TEXT.getBytes(), Map.of("CamelQlaraWhatsAppDestination", Secrets.CUSTOMER,
                "CamelQlaraWhatsAppMediaType", Secrets.TEXT, "CamelQlaraWhatsAppMediaUrl", Secrets.TEXT));
        service.reject(Secrets.CUSTOMER);
        application.call(SEND, Secrets.TEXT, toCustomer());
        service.reject();
    }

    void failures() {
        for (int status : new int[] { 302, 400, 401, 403, 404, 409, 418, 429, 500, 503 }) {
            for (String body : new String[] { answer(), "{\"error\": \"" + answer() + "\"}", "{\"messageId\": " + answer() }) {
                service.failNext(1, status, body, Map.of("Retry-After", answer(), "Location", "http://localhost/" + answer()));
                application.call(SEND, Secrets.TEXT, toCustomer());
            }
        }
        service.failNext(1, 200, answer(), Map.of());
        application.call(SEND, Secrets.TEXT, toCustomer());
        service.failNext(1, 200, "{\"results\": [{\"destination\": " + answer() + "}]}", Map.of());
        application.call(SEND, Secrets.TEXT, toCustomer());
        service.delay(Duration.ofSeconds(4));
        application.call(SEND, Secrets.TEXT, toCustomer());
        service.delay(Duration.ZERO);
        application.call(SEND + "?apiKey=" + Secrets.API_KEY_IN_A_URI + "&baseUrl=http://localhost:1", Secrets.TEXT, toCustomer());
        application.call(SEND + "?apiKey=RAW(" + Secrets.WRONG_API_KEY + " \u20ac)", Secrets.TEXT, toCustomer());
        application.call(SEND + "?apiKey=" + Secrets.API_KEY_IN_A_URI + "&baseUrl=http://user:" + Secrets.PASSWORD_IN_A_URI + "@localhost:1", Secrets.TEXT, toCustomer());
    }

    /** The same, on their way through a route, whose error handler logs them with the route's history. */
    void failuresInARoute() {
        for (int status : new int[] { 401, 429, 500 }) {
            service.failNext(1, status, answer(), Map.of());
            application.call("direct:order", Secrets.TEXT, toCustomer());
        }
        application.call("direct:order", Secrets.TEXT, Map.of("CamelQlaraWhatsAppDestination", Secrets.TEXT));
    }

    void failuresOfAProxy() {
        service.failNext(2, 407, answer(), Map.of("Proxy-Authenticate", "Basic realm=\"" + Secrets.ANSWER + "\""));
        application.call("proxied:send", Secrets.TEXT, toCustomer());
        service.failNext(1, 502, answer(), Map.of());
        application.call("proxied:send", Secrets.TEXT, toCustomer());
    }

    void management() {
        application.call("qlara-whatsapp:templates?operation=create", Map.of("name", "n", "text", Secrets.TEXT), Map.of());
        application.call("qlara-whatsapp:templates?operation=create", Secrets.TEXT, Map.of());
        application.call("qlara-whatsapp:templates?operation=get&templateId=none", null, Map.of());
        application.call("qlara-whatsapp:templates", null, Map.of());
        service.failNext(1, 200, "[" + answer(), Map.of());
        application.call("qlara-whatsapp:templates", null, Map.of());
        application.call("qlara-whatsapp:phoneNumbers", null, Map.of());
        application.call("qlara-whatsapp:phoneNumbers?operation=get", null, Map.of("CamelQlaraWhatsAppPhoneNumberId", "none"));
    }

    void webhooks() throws Exception {
        String path = "/qlara/webhooks";
        for (String type : new String[] { "DELIVERY", "READ", "INBOUND", "" }) {
            answers.add(application.post(path, event(type, Secrets.CUSTOMERS_TEXT), "X-Webhook-Token", Secrets.TOKEN));
        }
        answers.add(application.post(path + "?token=" + Secrets.TOKEN, event("INBOUND", "fails " + Secrets.CUSTOMERS_TEXT)));
        answers.add(application.post(path, event("INBOUND", "fails"), "Authorization", basic(Secrets.PASSWORD)));
        answers.add(application.post(path, event("INBOUND", "x"), "Authorization", basic(Secrets.WRONG_PASSWORD)));
        answers.add(application.post(path + "?token=" + Secrets.WRONG_TOKEN, event("INBOUND", Secrets.CUSTOMERS_TEXT)));
        answers.add(application.post(path, event("INBOUND", "x"), "Authorization", "Bearer " + Secrets.WRONG_TOKEN));
        for (String body : new String[] { Secrets.CUSTOMERS_TEXT, "{\"text\": \"" + Secrets.CUSTOMERS_TEXT, "[" + event("READ", "x") + ",{}]",
                "{\"text\": " + Secrets.CUSTOMERS_TEXT + "}", "{\"" + Secrets.CUSTOMERS_TEXT + "\": 1, \"" + Secrets.CUSTOMERS_TEXT + "\": 2}" }) {
            answers.add(application.post(path, body, "X-Webhook-Token", Secrets.TOKEN));
        }
        answers.add(application.post("/basic", event("INBOUND", Secrets.CUSTOMERS_TEXT), "Authorization",
                basic(Secrets.PASSWORD_FROM_A_PLACEHOLDER)));
        answers.add(application.post("/later", event("INBOUND", Secrets.CUSTOMERS_TEXT), "X-Webhook-Token", Secrets.TOKEN_IN_A_URI));
    }

    /** How the webhook calls were answered. */
    List<String> answers() {
        return answers;
    }

    private static Map<String, String> toCustomer() {
        return Map.of("CamelQlaraWhatsAppDestination", Secrets.CUSTOMER);
    }

    private static String answer() {
        return Secrets.ANSWER + " " + Secrets.CUSTOMER + " " + Secrets.API_KEY;
    }

    private static String event(String type, String text) {
        return EVENT.formatted(type, type, Secrets.CUSTOMER, Secrets.CUSTOMER, text);
    }

    private static String basic(String password) {
        return "Basic " + Base64.getEncoder().encodeToString(("qlara:" + password).getBytes());
    }
}
