/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TemplateTest {

    private static final MutableClock CLOCK = new MutableClock();
    private static final Duration APPROVAL = Duration.ofHours(1);

    @RegisterExtension
    static QlaraSimulatorExtension simulator = QlaraSimulatorExtension.with(
            builder -> builder.clock(CLOCK).templateApprovalDelay(APPROVAL));

    private ApiClient client;

    @BeforeEach
    void connect() {
        client = ApiClient.of(simulator.get());
    }

    @Test
    void isPendingWhenCreated() {
        HttpResponse<String> response = client.post(ApiClient.TEMPLATES, template("order_shipped", "it"));

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(ApiClient.json(response)).containsEntry("name", "order_shipped").containsEntry("language", "it")
                .containsEntry("body", "Hi {{1}}").containsEntry("status", "PENDING").containsKey("id");
    }

    @Test
    void isPendingUntilTheApprovalDelayIsOver() {
        String path = created("order_shipped", "it");

        CLOCK.advance(APPROVAL.minusNanos(1));

        assertThat(ApiClient.json(client.get(path))).containsEntry("status", "PENDING");
    }

    @Test
    void isApprovedAfterTheApprovalDelay() {
        String path = created("order_shipped", "it");

        CLOCK.advance(APPROVAL);

        assertThat(ApiClient.json(client.get(path))).containsEntry("status", "APPROVED");
    }

    @Test
    void needsANewApprovalWhenUpdated() {
        String path = created("order_shipped", "it");
        CLOCK.advance(APPROVAL);

        HttpResponse<String> response = client.request("PUT", path, "{\"body\":\"changed\"}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(ApiClient.json(client.get(path))).containsEntry("status", "PENDING")
                .containsEntry("body", "changed").containsEntry("name", "order_shipped");
    }

    @Test
    void losesTheFieldsThatAnUpdateLeavesOut() {
        String path = created("order_shipped", "it");

        client.request("PUT", path, "{\"footer\":\"new\"}");

        assertThat(ApiClient.json(client.get(path))).containsEntry("footer", "new").doesNotContainKey("body");
    }

    @Test
    void isGoneWhenDeleted() {
        String path = created("order_shipped", "it");

        HttpResponse<String> response = client.request("DELETE", path, "");

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
        assertThat(client.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void mustExistToBeReadUpdatedOrDeleted() {
        for (String method : List.of("GET", "PUT", "DELETE")) {
            assertThat(client.request(method, ApiClient.TEMPLATES + "/nothing", "{}").statusCode()).as(method).isEqualTo(404);
        }
    }

    @Test
    void mustNotShareNameAndLanguage() {
        created("order_shipped", "it");

        assertThat(client.post(ApiClient.TEMPLATES, template("order_shipped", "it")).statusCode()).isEqualTo(409);
        assertThat(client.post(ApiClient.TEMPLATES, template("order_shipped", "en")).statusCode()).isEqualTo(201);
    }

    @Test
    void mustNotTakeAnothersNameAndLanguageByAnUpdate() {
        created("order_shipped", "it");
        String path = created("order_delayed", "it");

        assertThat(client.request("PUT", path, "{\"name\":\"order_shipped\"}").statusCode()).isEqualTo(409);
        assertThat(ApiClient.json(client.get(path))).containsEntry("name", "order_delayed");
    }

    @Test
    void needsANameAndALanguage() {
        HttpResponse<String> response = client.post(ApiClient.TEMPLATES, Map.of("body", "Hi"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat((Map<?, ?>) ApiClient.json(response).get("fields")).hasSize(2);
    }

    @Test
    void isUpdatedWithPutOnly() {
        HttpResponse<String> response = client.request("PATCH", created("order_shipped", "it"), "{}");

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).hasValue("GET, PUT, DELETE");
    }

    private String created(String name, String language) {
        return ApiClient.TEMPLATES + "/" + ApiClient.json(client.post(ApiClient.TEMPLATES, template(name, language))).get("id");
    }

    private static Map<String, String> template(String name, String language) {
        return Map.of("name", name, "language", language, "body", "Hi {{1}}");
    }
}
