/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.qlara.simulator.QlaraSimulatorExtension;

import static io.qlara.camel.whatsapp.docs.Snippets.snippet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The recipe of docs/delivery.md that waits for the delivery, with real events. */
@Tag("http-server")
class DeliveryReplySnippetTest {

    @RegisterExtension
    static final QlaraSimulatorExtension SERVICE = QlaraSimulatorExtension.create();

    private static final String CUSTOMER = "+393401234567";

    private HttpApplication application;

    @BeforeEach
    void startApplication() throws Exception {
        application = HttpApplication.start(SERVICE.get(), CamelWithSnippets.properties(snippet("webhooks-server")));
        MockRoutes.add(application.camel(), "direct:callTheCustomer");
        SERVICE.get().webhookUrl(application.url("/qlara/webhooks?token=" + HttpApplication.TOKEN_IN_QUERY));
        CamelWithSnippets.load(application.camel(), snippet("delivery-reply"));
    }

    @AfterEach
    void stopApplication() {
        SERVICE.get().webhookUrl(null);
        application.close();
    }

    @Test
    void whatIsDeliveredNeedsNothingElse() {
        Exchange exchange = remind();

        assertThat(exchange.getMessage().getHeader("CamelQlaraWhatsAppDeliveryStatus")).isEqualTo("DELIVERED");
        MockRoutes.assertReceived(application.camel(), "direct:callTheCustomer", 0);
    }

    @Test
    void whatIsNotDeliveredTakesAnotherWay() throws Exception {
        SERVICE.get().undeliverable(CUSTOMER);

        Exchange exchange = remind();

        assertThat(exchange.getMessage().getHeader("CamelQlaraWhatsAppDeliveryStatus")).isEqualTo("UNDELIVERABLE");
        MockRoutes.assertReceived(application.camel(), "direct:callTheCustomer", 1);
        assertThat(MockRoutes.mock(application.camel(), "direct:callTheCustomer").getExchanges().get(0).getVariable("customer")).isEqualTo(CUSTOMER);
    }

    @Test
    void nobodyIsCalledWhenTheWaitEndsWithoutNews() throws Exception {
        SERVICE.get().webhookUrl(null);
        CompletableFuture<Exchange> reminded = CompletableFuture.supplyAsync(this::remind);
        await().until(() -> SERVICE.journal().messages().size() == 1);

        application.camel().getRouteController().stopRoute("remind");

        assertThat(reminded.get(10, TimeUnit.SECONDS).getMessage().getHeader("CamelQlaraWhatsAppDeliveryStatus")).isEqualTo("UNKNOWN");
        MockRoutes.assertReceived(application.camel(), "direct:callTheCustomer", 0);
    }

    private Exchange remind() {
        Exchange exchange = application.camel().createProducerTemplate().request("direct:remind", message -> {
            message.getMessage().setBody("Your appointment is tomorrow at nine.");
            message.getMessage().setHeader("CamelQlaraWhatsAppDestination", CUSTOMER);
        });
        assertThat(exchange.getException()).isNull();
        return exchange;
    }
}
