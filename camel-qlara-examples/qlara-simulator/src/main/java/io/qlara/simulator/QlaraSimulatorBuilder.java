/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Describes a {@link QlaraSimulator}. Everything is optional; null is refused except where it is mentioned. Not thread-safe. */
public final class QlaraSimulatorBuilder {

    private int port;
    private String apiKey = "test-key";
    private String webhookUrl;
    private Documents documents = Documents.SEED;
    private Clock clock = Clock.systemUTC();
    private Duration callbackDelay = Duration.ofMillis(200);
    private int callbackRetries = 3;
    private Duration callbackRetryDelay = Duration.ofMillis(500);
    private final Map<String, String> callbackHeaders = new LinkedHashMap<>();
    private Duration templateApprovalDelay = Duration.ofSeconds(1);
    private boolean requireApprovedTemplates;
    private final List<Map<String, Object>> templates = new ArrayList<>();
    private boolean positionalPlaceholders;
    private int largestPage = Integer.MAX_VALUE;
    private List<PhoneNumber> phoneNumbers = List.of(
            new PhoneNumber("101", "+390200000101", "Qlara Shop", "CONNECTED"),
            new PhoneNumber("102", "+390200000102", "Qlara Support", "CONNECTED"));
    private OutsideSession outsideSession = OutsideSession.DELIVER;
    private boolean webhookReplaced;
    private BigDecimal credit = BigDecimal.valueOf(100);
    private int requestsPerSecond;
    private int requestsPerMinute;
    private boolean compactJournal;
    private int journalSize = 100_000;
    private int wireMockJournalSize = 10_000;
    private boolean administration;
    private boolean phone;
    private int containerThreads = 100;

    QlaraSimulatorBuilder() {
    }

    /** The port on the loopback interface; 0, the default, takes a free one at the first start and keeps it. */
    public QlaraSimulatorBuilder port(int value) {
        port = Settings.within(0, 65_535, value, "port");
        return this;
    }

    /** What requests must send as {@code X-Api-Key}; by default {@code test-key}. */
    public QlaraSimulatorBuilder apiKey(String value) {
        apiKey = Objects.requireNonNull(value, "apiKey");
        return this;
    }

    /** Where events are posted, {@code http} or {@code https}; null, the default, is nowhere. */
    public QlaraSimulatorBuilder webhookUrl(String value) {
        webhookUrl = Settings.checkedWebhookUrl(value);
        return this;
    }

    /** Whose shapes to speak; by default {@link Documents#SEED}. */
    public QlaraSimulatorBuilder documents(Documents value) {
        documents = Objects.requireNonNull(value, "documents");
        return this;
    }

    /** What time it is for template approval, sessions, rate limits and timestamps; by default the system's clock. Delays are real. */
    public QlaraSimulatorBuilder clock(Clock value) {
        clock = Objects.requireNonNull(value, "clock");
        return this;
    }

    /** From the answer to a send to its delivery callback; by default 200 ms. */
    public QlaraSimulatorBuilder callbackDelay(Duration value) {
        callbackDelay = Settings.notNegative(value, "callbackDelay");
        return this;
    }

    /** How often an event is posted again that the receiver did not answer with 2xx within 5 s; 0 to 20, by default 3. */
    public QlaraSimulatorBuilder callbackRetries(int value) {
        callbackRetries = Settings.within(0, 20, value, "callbackRetries");
        return this;
    }

    /** The wait before the first repetition, doubled for each further one; by default 500 ms. */
    public QlaraSimulatorBuilder callbackRetryDelay(Duration value) {
        callbackRetryDelay = Settings.notNegative(value, "callbackRetryDelay");
        return this;
    }

    /** A header on every callback, for example a token; a second value for the same name replaces the first. */
    public QlaraSimulatorBuilder callbackHeader(String name, String value) {
        HttpRequest.newBuilder().header(name, value);
        callbackHeaders.put(name, value);
        return this;
    }

    /** From creating or changing a template to its approval; by default 1 s. */
    public QlaraSimulatorBuilder templateApprovalDelay(Duration value) {
        templateApprovalDelay = Settings.notNegative(value, "templateApprovalDelay");
        return this;
    }

    /** Whether a send may only name a template that was created here and is approved; by default any name will do. */
    public QlaraSimulatorBuilder requireApprovedTemplates(boolean value) {
        requireApprovedTemplates = value;
        return this;
    }

    /**
     * A template that the account has from the start; may be called several times. A reset brings it back as it was.
     *
     * @param fields as for {@link QlaraSimulator#template(Map)}
     */
    public QlaraSimulatorBuilder template(Map<String, ?> fields) {
        templates.add(Collections.unmodifiableMap(new LinkedHashMap<>(fields)));
        return this;
    }

    /**
     * Whether components show {@code {name}} as {@code {{1}}}, as one of the later documents does; by default they show what was
     * created.
     */
    public QlaraSimulatorBuilder positionalPlaceholders(boolean value) {
        positionalPlaceholders = value;
        return this;
    }

    /** The most templates or phone numbers in one answer, whatever {@code limit} asks for; 1 or more, by default no limit. */
    public QlaraSimulatorBuilder largestPage(int value) {
        largestPage = Settings.within(1, Integer.MAX_VALUE, value, "largestPage");
        return this;
    }

    /** The numbers of the account instead of the two default ones, {@code 101} and {@code 102}. Sends may name others. */
    public QlaraSimulatorBuilder phoneNumbers(PhoneNumber... values) {
        phoneNumbers = List.of(values);
        return this;
    }

    /** What becomes of a message without a template outside 24 hours; by default {@link OutsideSession#DELIVER}. */
    public QlaraSimulatorBuilder outsideSession(OutsideSession value) {
        outsideSession = Objects.requireNonNull(value, "outsideSession");
        return this;
    }

    /** Whether registering a second webhook replaces the first; by default it is a conflict (409). The documents disagree. */
    public QlaraSimulatorBuilder webhookReplaced(boolean value) {
        webhookReplaced = value;
        return this;
    }

    /** The account's credit in euro, which sends do not use up; by default 100. */
    public QlaraSimulatorBuilder credit(BigDecimal value) {
        credit = Objects.requireNonNull(value, "credit");
        return this;
    }

    /** How many requests any window of one second and of one minute may hold; 0, the default, is no limit. */
    public QlaraSimulatorBuilder rateLimit(int perSecond, int perMinute) {
        requestsPerSecond = Settings.within(0, Integer.MAX_VALUE, perSecond, "perSecond");
        requestsPerMinute = Settings.within(0, Integer.MAX_VALUE, perMinute, "perMinute");
        return this;
    }

    /** Whether the journal drops the requests' content, for long runs; by default not. See {@link Journal}. */
    public QlaraSimulatorBuilder compactJournal(boolean value) {
        compactJournal = value;
        return this;
    }

    /** How many messages, and how many callbacks, the {@link Journal} keeps, the oldest go first; 1 or more, by default 100,000. */
    public QlaraSimulatorBuilder journalSize(int value) {
        journalSize = Settings.within(1, Integer.MAX_VALUE, value, "journalSize");
        return this;
    }

    /** How many requests WireMock itself remembers, the oldest go first; 0 disables its journal, 10,000 is the default. */
    public QlaraSimulatorBuilder wireMockJournalSize(int value) {
        wireMockJournalSize = Settings.within(0, Integer.MAX_VALUE, value, "wireMockJournalSize");
        return this;
    }

    /**
     * Whether WireMock's administration answers below {@code /__admin}; by default not. It takes JSON alone, and only requests
     * whose {@code Host} and {@code Origin} are names of the loopback interface.
     */
    public QlaraSimulatorBuilder administration(boolean value) {
        administration = value;
        return this;
    }

    /**
     * Whether the phone page answers at {@code /phone}, where one reads what the customers got and writes as they would; by default not.
     * It keeps to the rules of the {@link #administration}, and keeps the content of the newest 10,000 messages, also beside a compact
     * journal.
     */
    public QlaraSimulatorBuilder phone(boolean value) {
        phone = value;
        return this;
    }

    /** Threads of the HTTP server, 10 to 1,000, by default 100. An answer that is delayed holds none. */
    public QlaraSimulatorBuilder containerThreads(int value) {
        containerThreads = Settings.within(10, 1_000, value, "containerThreads");
        return this;
    }

    /** Makes a simulator, not yet started. The builder may be used again. */
    public QlaraSimulator build() {
        return new QlaraSimulator(new Settings(port, apiKey, webhookUrl, documents, clock,
                callbackDelay, callbackRetries, callbackRetryDelay, Map.copyOf(callbackHeaders),
                templateApprovalDelay, requireApprovedTemplates, List.copyOf(templates), positionalPlaceholders, largestPage,
                phoneNumbers, outsideSession, webhookReplaced, credit,
                requestsPerSecond, requestsPerMinute, compactJournal, journalSize, wireMockJournalSize, administration, phone,
                containerThreads));
    }
}
