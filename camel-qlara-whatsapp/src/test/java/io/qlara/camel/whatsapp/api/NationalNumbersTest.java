/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.api;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NationalNumbersTest {

    @ParameterizedTest
    @CsvSource({ "340 1234567, +393401234567", "12, 12", "no number, no number" })
    void onlyANumberOfTheRegionIsCompleted(String number, String completed) {
        assertThat(NationalNumbers.of("it").complete(number)).isEqualTo(completed);
    }
}
