/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateComponentsTest {

    private static final Map<String, Object> SHIPPED = Map.of("name", "order_shipped", "language", "it",
            "headerText", "Order {order}", "body", "Hi {name}, {order} left, {name}! {{1}}", "footer", "Qlara Shop",
            "buttons", List.of(Map.of("type", "URL", "text", "Track", "url", "https://example.com/{order}")));

    @RegisterExtension
    static QlaraSimulatorExtension simulator = QlaraSimulatorExtension.with(
            builder -> builder.template(Map.of("name", "given", "language", "en", "status", "PAUSED")));

    @ParameterizedTest
    @EnumSource(Documents.class)
    void showTheContentAsItWasCreated(Documents documents) {
        simulator.get().documents(documents);
        Object id = ApiClient.json(client().post(ApiClient.TEMPLATES, SHIPPED)).get("id");

        assertThat(read(id).get("components")).isEqualTo(List.of(
                Map.of("type", "HEADER", "format", "TEXT", "text", "Order {order}"),
                Map.of("type", "BODY", "text", "Hi {name}, {order} left, {name}! {{1}}"),
                Map.of("type", "FOOTER", "text", "Qlara Shop"),
                Map.of("type", "BUTTONS", "buttons",
                        List.of(Map.of("type", "URL", "text", "Track", "url", "https://example.com/{order}")))));
    }

    @Test
    void showPlaceholdersByPositionIfAsked() {
        try (QlaraSimulator positional = QlaraSimulator.builder().template(SHIPPED).positionalPlaceholders(true).build().start()) {
            List<?> templates = (List<?>) ApiClient.json(ApiClient.of(positional).get(ApiClient.TEMPLATES)).get("templates");

            assertThat(((Map<?, ?>) templates.get(0)).get("components")).isEqualTo(List.of(
                    Map.of("type", "HEADER", "format", "TEXT", "text", "Order {{1}}"),
                    Map.of("type", "BODY", "text", "Hi {{1}}, {{2}} left, {{1}}! {{1}}"),
                    Map.of("type", "FOOTER", "text", "Qlara Shop"),
                    Map.of("type", "BUTTONS", "buttons",
                            List.of(Map.of("type", "URL", "text", "Track", "url", "https://example.com/{{1}}")))));
        }
    }

    @Test
    void showTheFormatOfAHeaderWithMedia() {
        String id = simulator.get().template(Map.of("name", "a", "language", "it", "headerFormat", "IMAGE",
                "headerMediaUrl", "https://example.com/a.png"));

        assertThat(read(id).get("components")).isEqualTo(List.of(Map.of("type", "HEADER", "format", "IMAGE")));
    }

    @Test
    void areThoseThatATemplateWasCreatedWith() {
        List<Map<String, String>> components = List.of(Map.of("type", "BODY", "text", "Hi {{1}}"));

        String id = simulator.get().template(Map.of("name", "a", "language", "it", "body", "other", "components", components));

        assertThat(read(id).get("components")).isEqualTo(components);
    }

    @Test
    void areAbsentWithoutContent() {
        String id = simulator.get().template(Map.of("name", "a", "language", "it"));

        assertThat(read(id)).isEqualTo(Map.of("id", id, "name", "a", "language", "it", "status", "APPROVED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"APPROVED", "PENDING", "REJECTED", "PAUSED", "DISABLED"})
    void comeWithTheStatusThatATestChose(String status) {
        String id = simulator.get().template(SHIPPED);

        simulator.get().templateStatus(id, status);

        assertThat(read(id)).containsEntry("status", status);
    }

    @Test
    void comeWithAReviewOnceATemplateWithAChosenStatusIsChanged() {
        String id = simulator.get().template(SHIPPED);
        simulator.get().templateStatus(id, "REJECTED");

        client().request("PUT", ApiClient.TEMPLATES + "/" + id, "{\"body\":\"better\"}");

        assertThat(read(id).get("status")).isIn("PENDING", "APPROVED");
    }

    @Test
    void ofTemplatesThatTheBuilderKnowsComeBackWithAReset() {
        String id = "tpl_1";
        simulator.get().templateStatus(id, "REJECTED");
        client().request("DELETE", ApiClient.TEMPLATES + "/" + id, "");

        simulator.get().reset();

        assertThat(read(id)).isEqualTo(Map.of("id", id, "name", "given", "language", "en", "status", "PAUSED"));
    }

    @Test
    void haveANumericIdWithTheLaterDocuments() {
        simulator.get().documents(Documents.LATER);

        String id = simulator.get().template(SHIPPED);

        assertThat(read(id)).containsEntry("id", Integer.valueOf(id));
    }

    @ParameterizedTest
    @CsvSource({"given, en, exists", " , en, name and a language", "a, , name and a language"})
    void needANameAndALanguageOfTheirOwn(String name, String language, String message) {
        Map<String, String> fields = new HashMap<>();
        fields.put("name", name);
        fields.put("language", language);

        assertThatThrownBy(() -> simulator.get().template(fields))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }

    @Test
    void haveNoStatusWithoutATemplate() {
        assertThatThrownBy(() -> simulator.get().templateStatus("tpl_9", "PAUSED"))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("There is no template tpl_9");
    }

    private static Map<String, Object> read(Object id) {
        return ApiClient.json(client().get(ApiClient.TEMPLATES + "/" + id));
    }

    private static ApiClient client() {
        return ApiClient.of(simulator.get());
    }
}
