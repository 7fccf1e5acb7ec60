/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.api;

import org.junit.jupiter.api.Test;

import io.qlara.camel.whatsapp.client.QlaraValidationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FindingsTest {

    private final Findings findings = new Findings();

    @Test
    void letARequestPassThatNothingIsWrongWith() {
        assertThat(findings.isEmpty()).isTrue();
        assertThatCode(() -> findings.throwIfAny("send")).doesNotThrowAnyException();
    }

    @Test
    void areAllInOneExceptionInTheirOrder() {
        findings.add("media.url", "missing");
        findings.add("body", "not UTF-8");

        assertThatThrownBy(() -> findings.throwIfAny("send"))
                .hasMessage("Nothing was sent, the request to send is not valid: media.url: missing; body: not UTF-8")
                .isInstanceOfSatisfying(QlaraValidationException.class,
                        refused -> assertThat(refused.getErrors()).containsExactly("media.url: missing", "body: not UTF-8"));
    }

    @Test
    void knowTheFieldsByTheirWholeNames() {
        findings.add("media.url", "missing");

        assertThat(findings.isEmpty()).isFalse();
        assertThat(findings.has("media.url")).isTrue();
        assertThat(findings.has("media")).isFalse();
        assertThat(findings.has("url")).isFalse();
    }
}
