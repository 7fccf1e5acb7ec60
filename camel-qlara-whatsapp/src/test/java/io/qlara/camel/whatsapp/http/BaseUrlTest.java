/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class BaseUrlTest {

    @ParameterizedTest
    @CsvSource({ "https://qlara.example, https://QLARA.example:443/", "HTTPS://qlara.example/api, ' https://qlara.example/api//'",
            "http://127.0.0.1, http://127.0.0.1:80", "http://127.0.0.1:0, http://127.0.0.1:0/" })
    void isSameWhateverItsCaseItsDefaultPortAndItsLastSlash(String url, String other) {
        assertThat(BaseUrl.of(url, false).isSame(other)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({ "http://qlara.example, https://qlara.example", "https://qlara.example, https://qlara.example:8443", "https://qlara.example, https://qlara.example/api",
            "http://127.0.0.1, http://127.0.0.1:0" })
    void isAnotherByItsSchemeItsPortAndItsPath(String url, String other) {
        assertThat(BaseUrl.of(url, true).isSame(other)).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = { "", "not a URL", "mailto:somebody" })
    void isNotSameAsWhatIsNoUrl(String other) {
        assertThat(BaseUrl.of("https://qlara.example", false).isSame(other)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://localhost:1", "http://LOCALHOST", "http://127.0.0.1", "http://127.255.1.2", "http://[::1]:8080" })
    void needsNoEncryptionOnThisMachine(String url) {
        assertThat(BaseUrl.of(url, false)).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://qlara.example", "http://127.0.0.1.example", "http://128.0.0.1", "http://[2001:db8::1]" })
    void needsEncryptionElsewhere(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> BaseUrl.of(url, false))
                .withMessage("The option baseUrl (" + url + ") can't be used: http would send the API key in clear text; use https, or set"
                        + " allowInsecureBaseUrl=true if the network in between is yours");
    }

    @Test
    void escapesWhatIsInAPathAndAQuery() {
        assertThat(BaseUrl.of("https://qlara.example/api/", false).resolve(List.of("a/b", "c d"), Map.of("status", "A&B")))
                .hasToString("https://qlara.example/api/a%2Fb/c%20d?status=A%26B");
    }
}
