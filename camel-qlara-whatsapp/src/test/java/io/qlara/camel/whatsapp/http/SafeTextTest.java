/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SafeTextTest {

    @ParameterizedTest
    @CsvSource({ "'',''", "1234567,*******", "12345678,123***78", "+393331234567,+39********67" })
    void aMaskedNumberShowsItsEndsUnlessItIsTooShortForThat(String number, String masked) {
        assertThat(SafeText.mask(number)).isEqualTo(masked);
    }
}
