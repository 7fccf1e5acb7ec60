/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.List;
import java.util.Map;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.qlara.camel.whatsapp.client.QlaraNotFoundException;
import io.qlara.camel.whatsapp.model.PhoneNumber;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

class PhoneNumbersTest extends SimulatedServiceTest {

    private static final String PHONE_NUMBERS = "/api/message-server/whatsapp/phone-numbers";

    @Test
    void theNumbersOfTheAccountAreListedByDefault() {
        List<?> numbers = call("qlara-whatsapp:phoneNumbers", null, Map.of()).getMessage().getBody(List.class);

        assertThat(numbers).hasSize(2).allSatisfy(number -> assertThat(((PhoneNumber) number).status()).isEqualTo("CONNECTED"));
        SERVICE.get().wireMock().verify(1, getRequestedFor(urlEqualTo(PHONE_NUMBERS)));
    }

    @Test
    void oneNumberIsReadByTheIdInTheHeader() {
        PhoneNumber first = (PhoneNumber) call("qlara-whatsapp:phoneNumbers", null, Map.of()).getMessage().getBody(List.class).get(0);

        assertThat(call("qlara-whatsapp:phoneNumbers?operation=get", null, Map.of("CamelQlaraWhatsAppPhoneNumberId", first.id()))
                .getMessage().getBody()).isEqualTo(first);
    }

    @Test
    void anUnknownNumberIsNotFound() {
        assertThat(call("qlara-whatsapp:phoneNumbers?operation=get&phoneNumberId=none", null, Map.of()).getException())
                .isInstanceOf(QlaraNotFoundException.class);
    }

    @Test
    void theDefaultSenderOfTheComponentIsNoIdToRead() {
        assertThat(refused("qlara-whatsapp:phoneNumbers?operation=get", null, Map.of())).hasMessageContaining("id: must be given");
    }

    @ParameterizedTest
    @ValueSource(strings = { "create", "update", "delete" })
    void numbersCanNotBeChanged(String operation) {
        assertThat(refused("qlara-whatsapp:phoneNumbers", "{}", Map.of("CamelQlaraWhatsAppOperation", operation)))
                .hasMessageContaining("there is no " + operation + ", only list and get");
    }

    @Test
    void limitAndPageGoAlong() {
        call("qlara-whatsapp:phoneNumbers?limit=10", null, Map.of("CamelQlaraWhatsAppPage", 0));

        SERVICE.get().wireMock().verify(1, getRequestedFor(urlPathEqualTo(PHONE_NUMBERS)).withQueryParam("limit", equalTo("10"))
                .withQueryParam("page", equalTo("0")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "[%s]", "{\"data\":[%s]}", "{\"phoneNumbers\":[%s]}" })
    void everyEnvelopeAndBothNamesOfTheIdAreRead(String envelope) {
        stub(anyCall().willReturn(okJson(envelope.formatted("{\"phoneNumberId\":5,\"status\":\"ACTIVE\",\"qualityRating\":\"GREEN\"}"))));

        assertThat(call("qlara-whatsapp:phoneNumbers", null, Map.of()).getMessage().getBody())
                .isEqualTo(List.of(new PhoneNumber("5", null, null, "ACTIVE", Map.of("qualityRating", "GREEN"))));
    }

    @ParameterizedTest
    @ValueSource(strings = { "%s", "{\"data\":%s}", "{\"phoneNumber\":%s}", "[%s]", "{\"data\":[%s]}", "{\"success\":true,\"data\":{\"phoneNumber\":%s}}" })
    void everyEnvelopeOfOneNumberIsRead(String envelope) {
        stub(anyCall().willReturn(okJson(envelope.formatted("{\"phoneNumberId\":5,\"status\":\"ACTIVE\",\"qualityRating\":\"GREEN\"}"))));

        assertThat(call("qlara-whatsapp:phoneNumbers?operation=get&phoneNumberId=5", null, Map.of()).getMessage().getBody())
                .isEqualTo(new PhoneNumber("5", null, null, "ACTIVE", Map.of("qualityRating", "GREEN")));
    }

    @Test
    void aSuccessConsumesEveryHeaderThatPhoneNumbersRead() {
        Map<String, Object> headers = Map.of("CamelQlaraWhatsAppOperation", "list", "CamelQlaraWhatsAppPhoneNumberId", "5",
                "CamelQlaraWhatsAppStatus", "CONNECTED", "CamelQlaraWhatsAppLimit", 1, "CamelQlaraWhatsAppPage", 0, "mine", "stays");

        Exchange exchange = call("qlara-whatsapp:phoneNumbers", null, headers);

        assertThat(exchange.getMessage().getHeaders()).isEqualTo(Map.of("mine", "stays", "CamelQlaraWhatsAppHttpStatus", 200));
    }

    @ParameterizedTest
    @CsvSource({ "+393331234567, +39********67", "393331234567, 393*******67" })
    void aPhoneNumberAsTheIdIsMaskedInTheMessage(String id, String masked) {
        Exception failure = call("qlara-whatsapp:phoneNumbers?operation=get", null, Map.of("CamelQlaraWhatsAppPhoneNumberId", id)).getException();

        assertThat(failure).isInstanceOf(QlaraNotFoundException.class).hasMessageContaining("/" + masked + " with 404");
    }
}
