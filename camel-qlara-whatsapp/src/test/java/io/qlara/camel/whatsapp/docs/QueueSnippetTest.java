/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

import org.apache.camel.Message;
import org.apache.camel.component.jms.JmsComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.qlara.camel.whatsapp.crash.DurableQueue;
import io.qlara.camel.whatsapp.model.WebhookEvent;
import io.qlara.simulator.QlaraSimulatorExtension;

import static io.qlara.camel.whatsapp.docs.Snippets.snippet;
import static org.assertj.core.api.Assertions.assertThat;

/** What docs/webhooks.md shows brings an event through a queue of a real broker. */
class QueueSnippetTest {

    @RegisterExtension
    static final QlaraSimulatorExtension SERVICE = QlaraSimulatorExtension.create();

    @TempDir
    Path folder;

    @Test
    void anEventGoesThroughTheQueue() throws Exception {
        try (DurableQueue queue = new DurableQueue(folder);
             HttpApplication application = HttpApplication.start(SERVICE.get(), CamelWithSnippets.properties(snippet("webhooks-server")))) {
            application.camel().addComponent("jms", JmsComponent.jmsComponentAutoAcknowledge(queue.connections()));
            MockRoutes.add(application.camel(), "direct:storeStatus");
            CamelWithSnippets.load(application.camel(), snippet("webhooks-queue"));

            assertThat(post(application, snippet("webhooks-payload-third"))).isEqualTo(200);

            MockRoutes.assertReceived(application.camel(), "direct:storeStatus", 1);
            Message stored = MockRoutes.mock(application.camel(), "direct:storeStatus").getExchanges().get(0).getMessage();
            assertThat(stored.getBody()).isInstanceOfSatisfying(WebhookEvent.class, event -> assertThat(event.messageId()).isEqualTo("wamid.7"));
            assertThat(stored.getHeader("status")).isEqualTo("DELIVERED");
        }
    }

    private static int post(HttpApplication application, Snippet payload) throws Exception {
        URI webhook = URI.create(application.url("/qlara/webhooks?token=" + HttpApplication.TOKEN_IN_QUERY));
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(webhook).POST(BodyPublishers.ofString(payload.text())).build(),
                BodyHandlers.discarding()).statusCode();
    }
}
