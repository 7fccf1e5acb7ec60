/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SafeTextTest {

    @ParameterizedTest
    @CsvSource({ "300, ''", "301, ..." })
    void aLineIsCutAfterThreeHundredCharacters(int length, String end) {
        assertThat(SafeText.oneLine("x".repeat(length))).isEqualTo("x".repeat(300) + end);
    }

    @ParameterizedTest
    @CsvSource({ "'',''", "1234567,*******", "12345678,123***78", "+393331234567,+39********67" })
    void aMaskedNumberShowsItsEndsUnlessItIsTooShortForThat(String number, String masked) {
        assertThat(SafeText.mask(number)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({ "+393331234567,+39********67", "393331234567-390200000101,393*******67-390*******01", "123456789,123456789", "wamid393331234567,wamid393331234567",
            "1234567890123456,1234567890123456" })
    void aPartOfAPathShowsNoPhoneNumber(String segment, String masked) {
        assertThat(SafeText.masksNumberInPath(segment)).isEqualTo(masked);
    }
}
