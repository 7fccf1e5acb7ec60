/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.api;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.qlara.camel.whatsapp.http.ApiResponse;
import io.qlara.camel.whatsapp.http.RawAnswer;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ListReaderTest {

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{\"data\":{}}", "7", "\"list\"", "null" })
    void anAnswerWithoutAListSaysSo(String body) {
        ApiResponse answer = RawAnswer.of(("200\n\n" + body).getBytes());

        assertThatThrownBy(() -> new ListReader<>(item -> item).read(answer)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("it holds no list");
    }
}
