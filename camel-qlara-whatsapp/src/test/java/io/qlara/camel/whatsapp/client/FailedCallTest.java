/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.client;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FailedCallTest {

    @Test
    void showsTheAnswersStatusButNotItsBody() {
        assertThat(new FailedCall("POST", "/send", 400, "of +393331234567")).hasToString("POST /send -> 400");
    }

    @Test
    void showsNoStatusIfThereWasNoAnswer() {
        assertThat(new FailedCall("POST", "/send", 0, null)).hasToString("POST /send");
    }
}
