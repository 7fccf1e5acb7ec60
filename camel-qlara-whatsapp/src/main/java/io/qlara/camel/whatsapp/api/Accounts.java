/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.api;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.qlara.camel.whatsapp.http.ClientSettings;

/** The accounts that the endpoints of one component call: one for each service and API key. Thread-safe. */
public final class Accounts {

    private final Duration kept;
    private final Map<Access, Account> accounts = new ConcurrentHashMap<>();

    /** @param kept how long what was read of an account is good */
    public Accounts(Duration kept) {
        this.kept = kept;
    }

    /** The account of that key. */
    public Account of(ClientSettings settings) {
        return accounts.computeIfAbsent(new Access(settings.baseUrl().toString(), settings.apiKey()), access -> new Account(kept, System::nanoTime));
    }

    private record Access(String baseUrl, String apiKey) {

        @Override
        public String toString() {
            return baseUrl;
        }
    }
}
