/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CallAuthenticationTest {

    private static final CallAuthentication TOKENS = authentication(" old-token , new/token+1= ,, ", null, null, false);
    private static final CallAuthentication BASIC = authentication(null, "qlara", "päss:word", false);
    private static final CallAuthentication BOTH = authentication("token", "qlara", "password", false);

    static Stream<WebhookCall> callsWithAToken() {
        WebhookCall call = WebhookCall.post("{}");
        return Stream.of(
                call.query("token=old-token"),
                call.query("a=b&token=old-token&c"),
                call.query("token=new%2Ftoken%2B1%3D"),
                call.query("token=new/token+1="),
                call.query("%74oken=old-token"),
                call.with(Exchange.HTTP_QUERY, "token=old-token"),
                call.with("Authorization", "Bearer old-token"),
                call.with("authorization", "bearer  new/token+1="),
                call.with("X-Webhook-Token", "old-token"),
                call.query("other=parameter").with("X-Webhook-Token", "old-token"),
                call.with("x-webhook-token", "new/token+1="));
    }

    @ParameterizedTest
    @MethodSource("callsWithAToken")
    void admitsACallThatCarriesOneOfTheTokens(WebhookCall call) {
        assertThat(TOKENS.admits(message(call))).isTrue();
    }

    static Stream<WebhookCall> callsWithoutAToken() {
        WebhookCall call = WebhookCall.post("{}");
        return Stream.of(
                call,
                call.query("token=wrong"),
                call.query("token="),
                call.query("token"),
                call.query("Token=old-token"),
                call.query("token=old-token&token=old-token"),
                call.query("token=wrong&%74oken=old-token"),
                call.query("token=old-token%"),
                call.query("token=old%2Dtoken%20"),
                call.query("").with(Exchange.HTTP_QUERY, "token=old-token"),
                call.with("token", "old-token"),
                call.with("Authorization", "old-token"),
                call.with("Authorization", "Basic old-token"),
                call.with("Authorization", "Bearer old-token old-token"),
                call.with("Authorization", List.of("Bearer old-token", "Bearer old-token")),
                call.with("X-Webhook-Token", List.of("wrong", "old-token")),
                call.with("X-Webhook-Token", "old-token").with("x-webhook-token", "old-token"),
                call.with("X-Webhook-Token", "old-token, new/token+1="),
                call.with("X-Webhook-Token", "OLD-TOKEN"),
                call.with("X-Webhook-Token", ""));
    }

    @ParameterizedTest
    @MethodSource("callsWithoutAToken")
    void refusesACallThatCarriesNoTokenOrAnAmbiguousOne(WebhookCall call) {
        assertThat(TOKENS.admits(message(call))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "Basic", "basic", "BASIC" })
    void admitsTheUserAndPassword(String scheme) {
        WebhookCall call = WebhookCall.post("{}").with("Authorization", scheme + " " + base64("qlara:päss:word"));

        assertThat(BASIC.admits(message(call))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "qlara:wrong", "other:päss:word", "qlara", "qlara:", ":päss:word", "", "qlara:PÄSS:WORD" })
    void refusesAnyOtherUserOrPassword(String userAndPassword) {
        WebhookCall call = WebhookCall.post("{}").with("Authorization", "Basic " + base64(userAndPassword));

        assertThat(BASIC.admits(message(call))).isFalse();
    }

    @Test
    void refusesBasicCredentialsThatAreNoBase64() {
        assertThat(BASIC.admits(message(WebhookCall.post("{}").with("Authorization", "Basic ***")))).isFalse();
    }

    @Test
    void admitsByEitherIfBothAreConfigured() {
        assertThat(BOTH.admits(message(WebhookCall.post("{}").query("token=token")))).isTrue();
        assertThat(BOTH.admits(message(WebhookCall.post("{}").with("Authorization", "Basic " + base64("qlara:password"))))).isTrue();
    }

    @Test
    void asksForConfiguredCredentialsEvenIfUnauthenticatedCallsAreAllowed() {
        CallAuthentication authentication = authentication("token", null, null, true);

        assertThat(authentication.admits(message(WebhookCall.post("{}")))).isFalse();
    }

    @Test
    void admitsAnybodyIfThatIsAllowedAndNothingConfigured() {
        assertThat(authentication(" , ", "", " ", true).admits(message(WebhookCall.post("{}")))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", " , ," })
    void demandsCredentialsAndNamesTheOptionsThatGiveThem(String tokens) {
        assertThatThrownBy(() -> authentication(tokens, null, null, false)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("webhookToken", "webhookUsername", "webhookPassword", "allowUnauthenticated=true");
    }

    @Test
    void demandsAPasswordForAUser() {
        assertThatThrownBy(() -> authentication("token", "qlara", null, false)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("only webhookUsername is set");
    }

    @Test
    void demandsAUserForAPasswordAndDoesNotTellThePassword() {
        assertThatThrownBy(() -> authentication("token", null, "hidden", true)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("only webhookPassword is set").hasMessageNotContaining("hidden");
    }

    @Test
    void refusesAUserThatBasicCannotCarry() {
        assertThatThrownBy(() -> authentication(null, "ql:ara", "password", false)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("webhookUsername");
    }

    static Stream<WebhookCall> callsWithHeadersFromTheQueryString() {
        WebhookCall call = WebhookCall.post("{}");
        return Stream.of(
                call.query("X-Webhook-Token=old-token").with("X-Webhook-Token", "old-token"),
                call.query("x-webhook-tok%65n=old-token").with("x-webhook-token", "old-token"),
                call.query("Authorization=Bearer%20old-token").with("Authorization", "Bearer old-token"));
    }

    @ParameterizedTest
    @MethodSource("callsWithHeadersFromTheQueryString")
    void refusesWhatIsAHeaderOnlyBecauseTheServerMadeOneOfAParameter(WebhookCall call) {
        assertThat(TOKENS.admits(message(call))).isFalse();
    }

    private static CallAuthentication authentication(String tokens, String username, String password, boolean allowUnauthenticated) {
        return CallAuthentication.of(new WebhookSettings(
                "/", null, new WebhookSettings.Credentials(tokens, username, password), allowUnauthenticated, 1, null, null, null, false, 1));
    }

    private static Message message(WebhookCall call) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        call.headers().forEach(exchange.getIn()::setHeader);
        return exchange.getIn();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
