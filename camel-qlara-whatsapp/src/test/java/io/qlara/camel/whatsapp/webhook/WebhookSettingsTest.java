/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WebhookSettingsTest {

    @ParameterizedTest
    @CsvSource({ "/a/b, /a/b", "a/b, /a/b", "'  /a ', /a", "//a, /a", "/a/b/, /a/b", "/a//, /a", "/, /", "//, /" })
    void givesThePathOneLeadingSlash(String given, String expected) {
        assertThat(settings(given, 1, 1).path()).isEqualTo(expected);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = { "", "  ", "/a?muteException=false", "/a#b", "/a b" })
    void refusesWhatIsNoPath(String path) {
        assertThatThrownBy(() -> settings(path, 1, 1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("option path");
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, -1 })
    void refusesSizesThatLetNothingIn(int size) {
        assertThatThrownBy(() -> settings("/", size, 1)).hasMessageContaining("maxBodySize").hasMessageContaining("" + size);
        assertThatThrownBy(() -> settings("/", 1, size)).hasMessageContaining("maxPending").hasMessageContaining("" + size);
    }

    @Test
    void printsNoSecrets() {
        assertThat(settings("/a", 1, 1).toString()).contains("/a").doesNotContain("secret");
        assertThat(settings("/a", 1, 1).credentials().toString()).doesNotContain("secret");
    }

    private static WebhookSettings settings(String path, int maxBodySize, int maxPending) {
        return new WebhookSettings(path, null, new WebhookSettings.Credentials("secret1", "secret2", "secret3"), false, maxBodySize, null, null,
                null, false, maxPending);
    }
}
