/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.api;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import io.qlara.camel.whatsapp.http.ClientSettings;

/** The accounts that the sends of one component call: one for each service and API key, as long as a producer uses it. Thread-safe. */
public final class Accounts {

    private final Duration kept;
    private final Map<Access, Used> accounts = new HashMap<>();

    /** @param kept how long what was read of an account is good */
    public Accounts(Duration kept) {
        this.kept = kept;
    }

    /** From now on what is read of the account of that key is kept; to be undone by {@link #release}. */
    public synchronized void use(ClientSettings settings) {
        accounts.computeIfAbsent(Access.of(settings), access -> new Used(account())).users++;
    }

    /** Counts one user less, and forgets the account with its last user. */
    public synchronized void release(ClientSettings settings) {
        accounts.computeIfPresent(Access.of(settings), (access, used) -> --used.users == 0 ? null : used);
    }

    /** The account of that key. A send that goes on after its producer has stopped gets one that nobody keeps. */
    public synchronized Account of(ClientSettings settings) {
        Used used = accounts.get(Access.of(settings));
        return used == null ? account() : used.account;
    }

    private Account account() {
        return new Account(kept, System::nanoTime);
    }

    /** How many accounts are kept. */
    synchronized int size() {
        return accounts.size();
    }

    private static final class Used {

        private final Account account;
        private int users;

        Used(Account account) {
            this.account = account;
        }
    }

    private record Access(String baseUrl, String apiKey) {

        private static Access of(ClientSettings settings) {
            return new Access(settings.baseUrl().toString(), settings.apiKey());
        }

        @Override
        public String toString() {
            return baseUrl;
        }
    }
}
