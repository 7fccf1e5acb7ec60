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
    void areAllNamedUpToTwenty() {
        add(20);

        assertThatThrownBy(() -> findings.throwIfAny("send")).isInstanceOfSatisfying(QlaraValidationException.class,
                refused -> assertThat(refused.getErrors()).hasSize(20).last().isEqualTo("field20: wrong"));
    }

    @Test
    void areCountedFromTheTwentyFirstOn() {
        add(100_000);

        assertThatThrownBy(() -> findings.throwIfAny("send")).hasMessageEndingWith("; field20: wrong; and 99980 more")
                .isInstanceOfSatisfying(QlaraValidationException.class,
                        refused -> assertThat(refused.getErrors()).hasSize(21).endsWith("field20: wrong", "and 99980 more"));
    }

    private void add(int count) {
        for (int number = 1; number <= count; number++) {
            findings.add("field" + number, "wrong");
        }
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
