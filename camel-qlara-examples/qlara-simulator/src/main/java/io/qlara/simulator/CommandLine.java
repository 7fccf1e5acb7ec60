/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the arguments of the main class ask for. */
final class CommandLine {

    static final String USAGE = """
            Plays Qlara's WhatsApp API on the loopback interface. Options:
              --port 8090                 0 takes a free port
              --api-key test-key          what requests must send as X-Api-Key
              --webhook-url URL           where events are posted; nowhere by default
              --callback-delay 200ms      from a send to its delivery callback: 500ms, 2s, 1m, PT2S
              --undeliverable +39..,+39.. numbers that are reported as undeliverable
              --reject +39..,+39..        numbers that are not accepted
              --rate-limit 50/s,1000/m    either part may be left out; no limit by default
              --documents seed            seed or later: whose shapes to speak
              --callback-retries 3        how often an event is posted again that the receiver did not take
              --callback-retry-delay 500ms  before the first repetition; doubles each time
              --callback-header NAME=VALUE  a header on each event, for example a token; may be repeated
              --approval-delay 1s         from creating a template to its approval
              --require-templates         a send may only name a template that was created and approved
              --templates FILE            templates of the account: a JSON array of objects with name, language, body, status…
              --positional-placeholders   templates show {name} as {{1}}
              --largest-page 100          the most templates or phone numbers in one answer; no limit by default
              --outside-session deliver   deliver, refuse or fail-later: a text to a customer silent for 24 hours
              --replace-webhook           a second registered webhook replaces the first, instead of 409
              --credit 100                the account's credit in euro
              --phone-numbers 101=+39..,102=+39..  the numbers of the account, by their ids
              --answer-delay 2s           before each answer; none by default
              --fail-next 503,429         what the first requests are answered, whatever they are
              --compact-journal           keeps no content, for long runs
              --journal-size 100000       messages, and events, that the journal keeps
              --wiremock-journal-size 10000  requests that WireMock itself remembers; 0 is none
              --container-threads 100     threads of the HTTP server
              --phone                     the customers' phones as a page at /phone, for this machine alone
              --admin                     WireMock's administration answers below /__admin
              --help                      prints this""";

    private static final Set<String> NAMES = Set.of("--port", "--api-key", "--webhook-url", "--callback-delay",
            "--callback-retries", "--callback-retry-delay", "--callback-header", "--approval-delay", "--undeliverable", "--reject", "--rate-limit",
            "--documents", "--templates", "--largest-page", "--outside-session", "--credit", "--phone-numbers", "--answer-delay", "--fail-next",
            "--journal-size", "--wiremock-journal-size", "--container-threads");
    private static final int DEFAULT_PORT = 8090;
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m)");
    private static final Pattern RATE_LIMIT = Pattern.compile("(?:(\\d{1,9})/s)?,?(?:(\\d{1,9})/m)?");

    private final QlaraSimulatorBuilder builder = QlaraSimulator.builder().port(DEFAULT_PORT);
    private String[] undeliverable = {};
    private String[] rejected = {};
    private int[] failures = {};
    private Duration answerDelay = Duration.ZERO;
    private boolean phone;
    private boolean help;

    private CommandLine() {
    }

    /** Throws an {@link IllegalArgumentException} that says in one line what is wrong. */
    static CommandLine parse(String... arguments) {
        CommandLine commandLine = new CommandLine();
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--help" -> commandLine.help = true;
                case "--admin" -> commandLine.builder.administration(true);
                case "--phone" -> commandLine.phone();
                case "--compact-journal" -> commandLine.builder.compactJournal(true);
                case "--require-templates" -> commandLine.builder.requireApprovedTemplates(true);
                case "--positional-placeholders" -> commandLine.builder.positionalPlaceholders(true);
                case "--replace-webhook" -> commandLine.builder.webhookReplaced(true);
                default -> {
                    String value = i + 1 < arguments.length ? arguments[i + 1] : null;
                    commandLine.option(arguments[i], value);
                    i++;
                }
            }
        }
        return commandLine;
    }

    /** Says whether the phone page was asked for. */
    boolean hasPhone() {
        return phone;
    }

    boolean help() {
        return help;
    }

    /** Not yet started. */
    QlaraSimulator simulator() {
        QlaraSimulator simulator = builder.build();
        simulator.undeliverable(undeliverable);
        simulator.reject(rejected);
        for (int status : failures) {
            simulator.failNext(1, status, null, Map.of());
        }
        return simulator;
    }

    /** Before each answer, for a simulator that runs. */
    Duration answerDelay() {
        return answerDelay;
    }

    private void phone() {
        phone = true;
        builder.phone(true);
    }

    private void option(String name, String value) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException("Unknown option " + name + ", --help lists the options");
        }
        if (value == null) {
            throw new IllegalArgumentException(name + " needs a value");
        }
        try {
            switch (name) {
                case "--port" -> builder.port(Integer.parseInt(value));
                case "--api-key" -> builder.apiKey(value);
                case "--webhook-url" -> builder.webhookUrl(value);
                case "--callback-delay" -> builder.callbackDelay(duration(value));
                case "--callback-retries" -> builder.callbackRetries(Integer.parseInt(value));
                case "--callback-retry-delay" -> builder.callbackRetryDelay(duration(value));
                case "--phone-numbers" -> builder.phoneNumbers(phoneNumbers(value));
                case "--answer-delay" -> answerDelay = duration(value);
                case "--fail-next" -> failures = statuses(value);
                case "--callback-header" -> callbackHeader(value);
                case "--approval-delay" -> builder.templateApprovalDelay(duration(value));
                case "--undeliverable" -> undeliverable = value.split(",");
                case "--reject" -> rejected = value.split(",");
                case "--rate-limit" -> rateLimit(value);
                case "--templates" -> templates(value);
                case "--journal-size" -> builder.journalSize(Integer.parseInt(value));
                case "--wiremock-journal-size" -> builder.wireMockJournalSize(Integer.parseInt(value));
                case "--container-threads" -> builder.containerThreads(Integer.parseInt(value));
                case "--largest-page" -> builder.largestPage(Integer.parseInt(value));
                case "--outside-session" -> builder.outsideSession(OutsideSession.valueOf(Administration.constant(value)));
                case "--credit" -> builder.credit(new BigDecimal(value));
                default -> builder.documents(documents(value));
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(name + " " + value + " cannot be read");
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new IllegalArgumentException(name + " " + value + " is not understood, --help shows an example");
        }
    }

    static Duration duration(String value) {
        Matcher matcher = DURATION.matcher(value);
        if (!matcher.matches()) {
            return Duration.parse(value);
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            default -> Duration.ofMinutes(amount);
        };
    }

    private void templates(String file) throws IOException {
        JsonText.objects(Files.readAllBytes(Path.of(file))).forEach(builder::template);
        // says now what is wrong with one of them
        builder.build();
    }

    private void callbackHeader(String value) {
        String[] nameAndValue = pair(value);
        builder.callbackHeader(nameAndValue[0], nameAndValue[1]);
    }

    private static PhoneNumber[] phoneNumbers(String value) {
        return Arrays.stream(value.split(",")).map(CommandLine::pair)
                .map(idAndNumber -> new PhoneNumber(idAndNumber[0], idAndNumber[1], "Qlara Shop", "CONNECTED")).toArray(PhoneNumber[]::new);
    }

    private static String[] pair(String value) {
        String[] pair = value.split("=", 2);
        if (pair.length < 2) {
            throw new IllegalArgumentException(value);
        }
        return pair;
    }

    private static int[] statuses(String value) {
        return Arrays.stream(value.split(",")).mapToInt(status -> Settings.within(200, 599, Integer.parseInt(status), "status")).toArray();
    }

    private void rateLimit(String value) {
        Matcher matcher = RATE_LIMIT.matcher(value);
        if (value.isEmpty() || !matcher.matches()) {
            throw new IllegalArgumentException(value);
        }
        builder.rateLimit(limit(matcher.group(1)), limit(matcher.group(2)));
    }

    private static int limit(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static Documents documents(String value) {
        return switch (value) {
            case "seed" -> Documents.SEED;
            case "later" -> Documents.LATER;
            default -> throw new IllegalArgumentException(value);
        };
    }
}
