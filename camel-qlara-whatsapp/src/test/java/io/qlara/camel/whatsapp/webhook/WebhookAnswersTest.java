/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What calls are answered, whatever HTTP server there is. */
class WebhookAnswersTest {

    private final WebhookRoute route = new WebhookRoute();

    @AfterEach
    void stop() {
        route.close();
    }

    @Test
    void answers200OnceTheRouteHasCompleted() {
        route.start("");

        assertThat(route.post(Payloads.DELIVERED).status()).isEqualTo(200);
        assertThat(route.arrivedMessageIds()).containsExactly("wamid.1");
    }

    @Test
    void answersNothingOfTheCallAndNothingOfTheRoute() {
        route.start("", steps -> steps.setHeader("x-internal", () -> "1").setBody(exchange -> "internal"));

        RecordingHttpServer.Reply reply = route.call(WebhookCall.post(Payloads.DELIVERED).with("x-secret", "1"));

        assertThat(reply.headers()).isEmpty();
        assertThat(reply.body()).isEqualTo("");
    }

    @Test
    void answers400ToWhatIsNoEvent() {
        route.start("");

        assertThat(route.post("hello").status()).isEqualTo(400);
        assertThat(route.arrived()).isEmpty();
    }

    @Test
    void answers413ToABodyThatIsTooLarge() {
        route.start("maxBodySize=" + (Payloads.DELIVERED.length() - 1));

        assertThat(route.post(Payloads.DELIVERED).status()).isEqualTo(413);
        assertThat(route.arrived()).isEmpty();
    }

    @Test
    void takesABodyOfTheDefaultSizeAndNoLarger() {
        route.start("");
        String text = Payloads.DELIVERED;

        assertThat(route.post(text + " ".repeat(262_144 - text.length())).status()).isEqualTo(200);
        assertThat(route.post(text + " ".repeat(262_145 - text.length())).status()).isEqualTo(413);
    }

    @Test
    void answers401ToWrongCredentials() {
        route.startAs(WebhookRoute.ID, "webhookToken=secret", steps -> { });

        RecordingHttpServer.Reply reply = route.call(WebhookCall.post(Payloads.DELIVERED).query("token=wrong"));

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.headers()).isEmpty();
        assertThat(route.arrived()).isEmpty();
    }

    @Test
    void letsInByAnyOfSeveralTokens() {
        route.startAs(WebhookRoute.ID, "webhookToken=old,new", steps -> { });

        assertThat(route.call(WebhookCall.post(Payloads.DELIVERED).query("token=old")).status()).isEqualTo(200);
        assertThat(route.call(WebhookCall.post(Payloads.DELIVERED).with("Authorization", "Bearer new")).status()).isEqualTo(200);
    }

    @Test
    void challengesForBasicIfItIsConfigured() {
        route.startAs(WebhookRoute.ID, "webhookUsername=qlara&webhookPassword=secret", steps -> { });

        assertThat(route.post(Payloads.DELIVERED).headers())
                .isEqualTo(Map.of("WWW-Authenticate", "Basic realm=\"qlara-webhooks\", charset=\"UTF-8\""));
    }

    @Test
    void letsInByBasic() {
        route.startAs(WebhookRoute.ID, "webhookToken=token&webhookUsername=qlara&webhookPassword=secret", steps -> { });

        WebhookCall call = WebhookCall.post(Payloads.DELIVERED).with("Authorization", "Basic cWxhcmE6c2VjcmV0");

        assertThat(route.call(call).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = { "no JSON", "0123456789012345678901234567890123456789 too large" })
    void answers401BeforeAnythingThatIsWrongWithTheBody(String body) {
        route.startAs(WebhookRoute.ID, "webhookToken=secret&maxBodySize=20", steps -> { });

        assertThat(route.post(body).status()).isEqualTo(401);
        assertThat(route.call(WebhookCall.post(body).with("Content-Length", "100")).status()).isEqualTo(401);
    }

    @Test
    void doesNotTouchTheBodyOfACallWithoutCredentials() {
        route.startAs(WebhookRoute.ID, "webhookToken=secret", steps -> { });
        UntouchableBody body = new UntouchableBody();

        assertThat(route.call(WebhookCall.post("").withBody(body)).status()).isEqualTo(401);
        assertThat(body.read).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "GET", "PUT", "OPTIONS", "HEAD" })
    void answers405ToWhatIsNoPost(String method) {
        route.start("");

        RecordingHttpServer.Reply reply = route.call(WebhookCall.post(Payloads.DELIVERED).with(Exchange.HTTP_METHOD, method));

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.headers()).isEqualTo(Map.of("Allow", "POST"));
        assertThat(route.arrived()).isEmpty();
    }

    @Test
    void answers500IfTheRouteFailsAndNothingOfTheFailure() {
        route.start("", steps -> steps.throwException(new IllegalStateException("inside")));

        RecordingHttpServer.Reply reply = route.post(Payloads.DELIVERED);

        assertThat(reply).isEqualTo(new RecordingHttpServer.Reply(500, "", Map.of(), null));
    }

    @Test
    void answers500IfTheRouteRollsBackWithoutAnException() {
        route.start("", steps -> steps.process(exchange -> exchange.setRollbackOnly(true)));

        assertThat(route.post(Payloads.DELIVERED).status()).isEqualTo(500);
    }

    @Test
    void answers500IfTheRouteRollsBackItsLastTransactionWithoutAnException() {
        route.start("", steps -> steps.process(exchange -> exchange.setRollbackOnlyLast(true)));

        assertThat(route.post(Payloads.DELIVERED).status()).isEqualTo(500);
    }

    @Test
    void answers200IfTheRouteHandlesItsFailure() {
        route.start("", steps -> steps.doTry().throwException(new IllegalStateException("inside"))
                .doCatch(IllegalStateException.class).setBody(exchange -> "handled").end());

        assertThat(route.post(Payloads.DELIVERED).status()).isEqualTo(200);
    }

    @Test
    void answersAnHttpServerThatWaitsAndOneThatTakesAFuture() throws Exception {
        route.start("");
        AsyncProcessor intake = (AsyncProcessor) route.server().listening().get(0).processor();
        Exchange first = exchange(Payloads.delivered("1"));
        Exchange second = exchange(Payloads.delivered("2"));

        intake.process(first);
        assertThat(intake.process(exchange("[]"), doneSynchronously -> assertThat(doneSynchronously).isFalse())).isFalse();
        Exchange answered = intake.processAsync(second).get(1, TimeUnit.MINUTES);

        assertThat(answered).isSameAs(second);
        assertThat(List.of(first, second)).allSatisfy(
                exchange -> assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(200));
        assertThat(route.arrivedMessageIds()).containsExactly("1", "2");
    }

    private Exchange exchange(String body) {
        Exchange exchange = new DefaultExchange(route.camel, ExchangePattern.InOut);
        exchange.getIn().setHeader(Exchange.HTTP_METHOD, "POST");
        exchange.getIn().setBody(body);
        return exchange;
    }

    private static final class UntouchableBody extends InputStream {

        private boolean read;

        @Override
        public int read() {
            read = true;
            return -1;
        }
    }
}
