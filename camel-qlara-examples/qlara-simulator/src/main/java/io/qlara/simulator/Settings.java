package io.qlara.simulator;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What the builder was told; see there for the meanings. */
record Settings(int port, String apiKey, String webhookUrl, Documents documents, Clock clock,
                Duration callbackDelay, int callbackRetries, Duration callbackRetryDelay, Map<String, String> callbackHeaders,
                Duration templateApprovalDelay, boolean requireApprovedTemplates, List<PhoneNumber> phoneNumbers,
                int requestsPerSecond, int requestsPerMinute,
                boolean compactJournal, int wireMockJournalSize, int containerThreads) {
}
