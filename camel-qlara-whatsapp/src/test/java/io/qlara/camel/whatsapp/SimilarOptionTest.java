/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.Set;

import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SimilarOptionTest {

    private static final Set<String> OPTIONS = new QlaraWhatsAppEndpointUriFactory().propertyNames();

    @ParameterizedTest
    @CsvSource({ "phoneNumberID, phoneNumberId", "phoneNumer, phoneNumberId", "apikey, apiKey", "destinations, destination", "fallbackSMS, fallbackSms",
        "respnseTimeout, responseTimeout" })
    void aMisspeltOptionIsRecognised(String misspelt, String option) {
        assertThat(SimilarOption.to(misspelt, OPTIONS)).hasValue(option);
    }

    @ParameterizedTest
    @ValueSource(strings = { "x", "to", "retries", "colour" })
    void aWordLikeNoneIsNotExplained(String word) {
        assertThat(SimilarOption.to(word, OPTIONS)).isEmpty();
    }

    @Test
    void theEndpointAsksWhetherTheOptionIsMeant() throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            assertThatThrownBy(() -> camel.getEndpoint("qlara-whatsapp:send?fallbakSms=true&colour=red")).rootCause()
                    .hasMessageContaining("no such option: colour, fallbakSms (did you mean fallbackSms?). docs/configuration.md");
        }
    }
}
