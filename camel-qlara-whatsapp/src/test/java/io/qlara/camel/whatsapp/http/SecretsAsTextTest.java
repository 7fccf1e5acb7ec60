/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SecretsAsTextTest {

    @Test
    void theHeaderOfTheApiKeyShowsItsNameOnly() {
        assertThat(new ApiRequest.ApiKeyHeader("s3cret").toString()).contains("X-Api-Key").doesNotContain("s3cret");
    }

    @Test
    void theSettingsOfAClientShowItsAddressOnly() {
        ClientSettings settings = new ClientSettings(BaseUrl.of("https://api.example", false), "s3cret", Duration.ofSeconds(30),
                Duration.ofSeconds(60), 3, Duration.ofSeconds(60), "PUT", true);

        assertThat(settings.toString()).contains("https://api.example").doesNotContain("s3cret");
    }

    @Test
    void aProxyShowsItsAddressOnly() {
        assertThat(new TransportSettings.Proxy("proxy.example", 3128, "name", "s3cret").toString()).contains("proxy.example")
                .doesNotContain("s3cret");
    }
}
