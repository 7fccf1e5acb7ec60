/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What the builder was told; see there for the meanings. */
record Settings(int port, String apiKey, String webhookUrl, Documents documents, Clock clock,
                Duration callbackDelay, int callbackRetries, Duration callbackRetryDelay, Map<String, String> callbackHeaders,
                Duration templateApprovalDelay, boolean requireApprovedTemplates, List<Map<String, Object>> templates,
                boolean positionalPlaceholders, int largestPage, List<PhoneNumber> phoneNumbers,
                OutsideSession outsideSession, boolean webhookReplaced, BigDecimal credit,
                int requestsPerSecond, int requestsPerMinute,
                boolean compactJournal, int journalSize, int wireMockJournalSize, boolean administration, boolean phone,
                int containerThreads) {

    /** The number of a sender's id, which is the id itself when the account has none. */
    String numberOf(Object phoneNumberId) {
        String id = String.valueOf(phoneNumberId);
        return phoneNumbers.stream().filter(number -> number.id().equals(id)).findFirst().map(PhoneNumber::phoneNumber).orElse(id);
    }

    /** The account's number; one that it does not have is shown by itself. */
    PhoneNumber phoneNumber(String number) {
        return phoneNumbers.stream().filter(own -> own.phoneNumber().equals(number)).findFirst()
                .orElseGet(() -> new PhoneNumber(number, number, number, "UNKNOWN"));
    }

    static String checkedWebhookUrl(String url) {
        if (url != null) {
            // refuses other schemes and a missing host
            HttpRequest.newBuilder(URI.create(url));
        }
        return url;
    }

    static Duration notNegative(Duration value, String name) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative: " + value);
        }
        return value;
    }

    static int within(int least, int most, int value, String name) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be from " + least + " to " + most + ": " + value);
        }
        return value;
    }
}
