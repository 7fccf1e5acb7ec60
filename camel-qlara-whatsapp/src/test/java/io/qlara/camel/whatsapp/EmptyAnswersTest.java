/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.Map;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.qlara.camel.whatsapp.client.QlaraException;
import io.qlara.camel.whatsapp.client.QlaraTransportException;
import io.qlara.camel.whatsapp.model.Template;

import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static org.assertj.core.api.Assertions.assertThat;

/** The service answers 200 and nothing else: a success where nothing of the answer is needed. */
class EmptyAnswersTest extends SimulatedServiceTest {

    @BeforeEach
    void answerNothing() {
        component.getConfiguration().setMaxRetries(1);
        stub(anyCall().willReturn(status(200)));
    }

    @ParameterizedTest
    @EnumSource(value = ApiCall.class, names = { "CREATE", "PATCH", "UPDATE", "DELETE" })
    void aCallThatChangesATemplateHasSucceeded(ApiCall call) {
        assertThat(make(call).getException()).isNull();
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void aTemplateThatIsReadHasOnlyItsId() {
        Exchange exchange = call("qlara-whatsapp:templates?operation=get&templateId=7", null, Map.of());

        assertThat(exchange.getMessage().getBody()).isEqualTo(Template.withId("7"));
    }

    @Test
    void aSendHasAnUnknownOutcomeAndIsNotRepeated() {
        assertUnreadable(make(ApiCall.SEND), true, 1);
    }

    @Test
    void aListIsReadAgain() {
        assertUnreadable(make(ApiCall.LIST), false, 2);
    }

    private static void assertUnreadable(Exchange exchange, boolean outcomeUnknown, int requests) {
        assertThat(exchange.getException()).isInstanceOf(QlaraTransportException.class);
        assertThat(exchange.getException(QlaraException.class).isOutcomeUnknown()).isEqualTo(outcomeUnknown);
        assertThat(requests()).isEqualTo(requests);
    }

    private Exchange make(ApiCall call) {
        return call(call.uri(), call.body(), Map.of());
    }
}
