/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.api;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.qlara.camel.whatsapp.http.BaseUrl;
import io.qlara.camel.whatsapp.http.ClientSettings;

import static org.assertj.core.api.Assertions.assertThat;

class AccountsTest {

    private final Accounts accounts = new Accounts(Duration.ofMinutes(10));

    @Test
    void aKeyThatNobodyUsesAnyMoreLeavesNoAccount() {
        for (int key = 0; key < 100; key++) {
            accounts.use(settings("key-" + key));
            accounts.of(settings("key-" + key));
            accounts.release(settings("key-" + key));
        }
        accounts.use(settings("last"));

        assertThat(accounts.size()).isEqualTo(1);
    }

    @Test
    void aKeyKeepsItsAccountUntilItsLastUserHasStopped() {
        accounts.use(settings("key"));
        accounts.use(settings("key"));
        Account account = accounts.of(settings("key"));

        accounts.release(settings("key"));
        assertThat(accounts.of(settings("key"))).isSameAs(account);

        accounts.release(settings("key"));
        assertThat(accounts.of(settings("key"))).isNotSameAs(account);
    }

    @Test
    void aSendThatOutlivesItsProducerLeavesNoAccount() {
        accounts.use(settings("key"));
        accounts.release(settings("key"));

        accounts.of(settings("key"));

        assertThat(accounts.size()).isZero();
    }

    private static ClientSettings settings(String apiKey) {
        return new ClientSettings(BaseUrl.of("http://127.0.0.1:1", true), apiKey, Duration.ofSeconds(1), Duration.ofSeconds(1), 0, Duration.ofSeconds(1),
                "PUT", true);
    }
}
