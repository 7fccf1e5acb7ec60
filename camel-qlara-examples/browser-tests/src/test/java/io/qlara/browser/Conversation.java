/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.browser;

import java.time.Duration;
import java.util.List;

import static org.awaitility.Awaitility.await;

/** A chat with something of everything, between others: for pictures, and for rules that hold for all of it. */
final class Conversation {

    private static final List<String> NAMES = List.of("Lorenzo", "Giulia", "Marco", "Sofia", "Luca", "Anna", "Paolo", "Chiara", "Davide");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Conversation() {
    }

    static void write(Service service) {
        for (int i = 0; i < NAMES.size(); i++) {
            service.send("+39347000110" + i, template(NAMES.get(i), "A-100" + (i + 2)));
        }
        service.send(Service.CUSTOMER, "\"media\":{\"type\":\"location\",\"latitude\":44.4949,\"longitude\":11.3426,\"label\":\"Via Zamboni 33, Bologna\"}");
        service.send(Service.CUSTOMER, "\"media\":{\"type\":\"document\",\"url\":\"https://shop.example/invoice-A-1001.pdf\",\"filename\":\"invoice-A-1001.pdf\"}");
        service.send(Service.CUSTOMER, "\"messageId\":\"A-1001\"," + template("Ada", "A-1001"));
        await().atMost(PATIENCE).until(() -> service.events().size() == NAMES.size() + 3);
        service.simulator().read("A-1001", Service.CUSTOMER);
        service.simulator().inbound().from(Service.CUSTOMER).to("+390200000101").text("Where is it now?").post();
        service.send(Service.CUSTOMER, "\"media\":{\"type\":\"reaction\",\"emoji\":\"\u2764\ufe0f\",\"messageId\":\"A-1001\"}");
        service.send(Service.CUSTOMER, "\"body\":\"It left Bologna this morning.\"");
        service.simulator().undeliverable(Service.CUSTOMER);
        service.send(Service.CUSTOMER, "\"body\":\"Will you be at home between 10 and 12?\"");
        await().atMost(PATIENCE).until(() -> service.events().size() == NAMES.size() + 8);
        service.simulator().inbound().from(Service.CUSTOMER).to("+390200000101").text("Great, thank you").post();
        await().atMost(PATIENCE).until(() -> service.events().size() == NAMES.size() + 9);
    }

    private static String template(String name, String order) {
        return "\"template\":{\"name\":\"order_shipped\",\"language\":\"en\",\"parameters\":[\"" + name + "\",\"" + order + "\",\"Monday\"]}";
    }
}
