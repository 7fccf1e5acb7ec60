/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.model;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SendRequestTest {

    @Test
    void itsTextShowsWhichFieldsThereAreAndNoneOfTheirValues() {
        SendRequest request = SendRequest.builder().destination("+393331234567").body("hello").build();

        assertThat(request).hasToString("SendRequest[destination, body]");
    }
}
