/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the page is told of messages. */
class PhoneShowsTest {

    private static final Map<String, Object> TEMPLATE = Map.of("name", "order_shipped", "language", "en", "headerText", "On its way, {{1}}",
            "body", "Hi {name}, order {order} comes, {name}; {unknown}", "footer", "Qlara Shop", "buttons", List.of(
                    Map.of("type", "QUICK_REPLY", "text", "Where is it?"), Map.of("type", "URL", "text", "Track", "url", "https://shop.example/{{2}}")));

    @RegisterExtension
    static QlaraSimulatorExtension simulator = QlaraSimulatorExtension.with(
            builder -> builder.phone(true).clock(new MutableClock()).template(TEMPLATE));

    @Test
    void isToldAllOfAMessage() {
        send(Map.of("body", "Ciao", "messageId", "order-7"));

        assertThat(client().messages()).singleElement().satisfies(message -> assertThat(message).isEqualTo(withNulls(Map.of(
                "number", client().chat().get("first"), "id", "order-7", "from", "business", "at", "2026-01-01T00:00:00Z", "state", "SENT", "reactions", List.of(),
                "content", Map.of("kind", "text", "text", "Ciao")), "reason", "carrier", "pressed")));
    }

    static Stream<Arguments> contents() {
        return Stream.of(
                Arguments.of(Map.of("media", Map.of("type", "image", "url", "https://a.example/b.jpg", "caption", "Look")),
                        Map.of("kind", "image", "url", "https://a.example/b.jpg", "caption", "Look")),
                Arguments.of(Map.of("media", Map.of("type", "DOCUMENT", "url", "https://a.example/b", "filename", "b.pdf")),
                        Map.of("kind", "document", "url", "https://a.example/b", "filename", "b.pdf")),
                Arguments.of(Map.of("media", Map.of("type", "video", "url", "https://a.example/b.mp4"), "body", "Text"),
                        Map.of("kind", "video", "url", "https://a.example/b.mp4", "caption", "Text")),
                Arguments.of(Map.of("media", Map.of("type", "location", "latitude", 44.5, "longitude", 11, "label", "Shop")),
                        Map.of("kind", "location", "latitude", "44.5", "longitude", "11", "label", "Shop")),
                Arguments.of(Map.of("media", Map.of("type", "reaction", "emoji", "!", "messageId", "m-1")),
                        Map.of("kind", "reaction", "emoji", "!", "messageId", "m-1")),
                Arguments.of(Map.of("media", Map.of("type", "contact")), Map.of("kind", "other", "text", "{\"type\":\"contact\"}")),
                Arguments.of(Map.of("template", Map.of("name", "unknown", "language", "it", "parameters", List.of("a", "b"))),
                        Map.of("kind", "template", "name", "unknown", "language", "it", "known", false, "values", List.of("a", "b"))),
                Arguments.of(Map.of("template", Map.of("name", "order_shipped", "language", "en", "parameters", List.of("Ada $1", "A-1"))),
                        Map.of("kind", "template", "name", "order_shipped", "language", "en", "known", true, "values", List.of("Ada $1", "A-1"),
                                "headerFormat", "TEXT", "header", "On its way, Ada $1", "text", "Hi Ada $1, order A-1 comes, Ada $1; {unknown}",
                                "footer", "Qlara Shop", "buttons", List.of(
                                        Map.of("type", "QUICK_REPLY", "text", "Where is it?", "url", ""),
                                        Map.of("type", "URL", "text", "Track", "url", "https://shop.example/A-1")))));
    }

    @ParameterizedTest
    @MethodSource("contents")
    void readsEachKindOfMessage(Map<String, Object> fields, Map<String, Object> content) {
        send(fields);

        assertThat(client().lastContent()).isEqualTo(content);
    }

    @Test
    void readsTheLaterDocumentsBodiesAndPlaceholders() {
        simulator.get().documents(Documents.LATER);

        send(Map.of("body", Map.of("type", "TEXT", "text", "An object")));
        assertThat(client().lastContent()).isEqualTo(Map.of("kind", "text", "text", "An object"));

        String id = simulator.get().template(Map.of("name", "order_late", "language", "en", "body", "Hi {name}, order {order} is late"));
        send(Map.of("template", Map.of("id", Integer.valueOf(id)), "placeholders", Map.of("name", "Ada")));
        assertThat(client().lastContent()).containsEntry("text", "Hi Ada, order {order} is late").containsEntry("values", List.of("name: Ada"));
    }

    @Test
    void tellsWhyAMessageWasNotAccepted() {
        simulator.get().reject(PhoneClient.CUSTOMER);

        send(Map.of("body", "Ciao"));

        assertThat(client().lastMessage()).containsEntry("state", "REJECTED").containsEntry("reason", "The destination was rejected");
    }

    @Test
    void tellsThatAMessageWasOnlySimulated() {
        send(Map.of("body", "Ciao", "simulation", true));

        assertThat(client().lastMessage()).containsEntry("state", "SIMULATED");
    }

    @Test
    void putsAReactionOnItsMessage() {
        send(Map.of("body", "Ciao", "messageId", "order-7"));
        send(Map.of("media", Map.of("type", "reaction", "emoji", "!", "messageId", "order-7")));
        assertThat(client().messages().get(0)).containsEntry("reactions", List.of("!"));

        send(Map.of("media", Map.of("type", "reaction", "emoji", "", "messageId", "order-7")));
        assertThat(client().messages().get(0)).containsEntry("reactions", List.of());
    }

    @Test
    void listsEachChatWithItsLastMessage() {
        send(Map.of("body", "A first line\nand a second"));

        assertThat(client().list("chats")).isEqualTo(List.of(Map.of("id", PhoneClient.CHAT, "customer", PhoneClient.CUSTOMER,
                "business", "+390200000101", "businessName", "Qlara Shop", "on", true, "reach", "WHATSAPP", "waiting", 0, "unread", 0, "first", client().chat().get("first"),
                "last", withNulls(Map.of("number", client().chat().get("first"), "from", "business", "at", "2026-01-01T00:00:00Z", "state", "SENT", "kind", "text",
                        "preview", "A first line and a second"), "carrier"))));
    }

    @Test
    void cutsALongPreviewBetweenCharacters() {
        send(Map.of("body", "\ud83d\ude00".repeat(200)));

        assertThat(client().chat().get("last")).asString().contains("\ud83d\ude00".repeat(80) + "\u2026");
    }

    @Test
    void cutsAnEndlessTextAndKeepsItInTheRequest() {
        send(Map.of("body", "x".repeat(10_001)));

        assertThat(client().lastContent()).isEqualTo(Map.of("kind", "text", "text", "x".repeat(10_000) + "\u2026"));
        assertThat(client().get("/api/messages/" + client().chat().get("first")).body()).contains("x".repeat(10_001));
    }

    @Test
    void showsTheRequestAsItCame() {
        send(Map.of("body", "Ciao", "messageId", "order-7"));

        Map<String, Object> details = ApiClient.json(client().get("/api/messages/" + client().chat().get("first")));

        assertThat(details).isEqualTo(Map.of("request", simulator.journal().messages().get(0).json(), "events", List.of()));
    }

    @Test
    void tellsOnlyWhatHasChangedSince() {
        send(Map.of("body", "one"));
        Object version = client().state().get("version");
        ApiClient.of(simulator.get()).sendText("+393400000002", "two");

        Map<String, Object> state = ApiClient.json(client().get("/api/state?since=" + version + "&chat=" + PhoneClient.CHAT + "&chatSince=" + version));

        assertThat(state.get("chats")).asString().contains("+393400000002").doesNotContain(PhoneClient.CUSTOMER);
        assertThat(state).containsEntry("messages", List.of()).containsEntry("chatCount", 2);
    }

    @Test
    void forgetsEverythingWithAReset() {
        send(Map.of("body", "one"));
        Object epoch = client().state().get("epoch");

        simulator.get().reset();

        assertThat(client().state()).containsEntry("chats", List.of()).containsEntry("chatCount", 0).doesNotContainEntry("epoch", epoch);
    }

    private static void send(Map<String, Object> fields) {
        Map<String, Object> request = new LinkedHashMap<>(Map.of("destination", PhoneClient.CUSTOMER, "phoneNumberId", "101"));
        request.putAll(fields);
        assertThat(ApiClient.of(simulator.get()).post(ApiClient.SEND, request).statusCode()).isEqualTo(200);
    }

    private static Map<String, Object> withNulls(Map<String, Object> fields, String... nulls) {
        Map<String, Object> all = new LinkedHashMap<>(fields);
        for (String name : nulls) {
            all.put(name, null);
        }
        return all;
    }

    private static PhoneClient client() {
        return new PhoneClient(simulator.get());
    }
}
