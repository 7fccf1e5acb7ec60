/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

import io.qlara.camel.whatsapp.client.QlaraValidationException;
import io.qlara.camel.whatsapp.http.SafeText;
import io.qlara.camel.whatsapp.model.SendRequest;
import io.qlara.camel.whatsapp.model.SendRequestBuilder;

/**
 * Keeps the messages of a test stage from real customers: makes every send a simulation, lets them go to some numbers only, or sends all of them to
 * one. Nothing that an exchange or an endpoint says can undo it. Thread-safe.
 */
public final class SafetyCatch {

    private final boolean simulation;
    private final List<String> allowed;
    private final String redirectTo;
    private final DestinationFormat format;
    private final Counts counts;

    private SafetyCatch(boolean simulation, List<String> allowed, String redirectTo, DestinationFormat format, Counts counts) {
        this.simulation = simulation;
        this.allowed = allowed;
        this.redirectTo = redirectTo;
        this.format = format;
        this.counts = counts;
    }

    /**
     * A catch by the component's options.
     *
     * @param  simulation               whether every send is a simulation
     * @param  allowedDestinations      comma separated numbers, or prefixes that end in {@code *}; null or blank for all
     * @param  redirectTo               the number that every send goes to; null or blank for none
     * @throws IllegalArgumentException if an option can't be used; the message names it
     */
    public static SafetyCatch of(boolean simulation, String allowedDestinations, String redirectTo) {
        return new SafetyCatch(simulation, allowed(allowedDestinations), redirect(redirectTo), new DestinationFormat(null), new Counts());
    }

    private static List<String> allowed(String option) {
        if (option == null || option.isBlank()) {
            return List.of();
        }
        List<String> entries = Arrays.stream(option.split(",", -1)).map(SafetyCatch::entry).toList();
        return List.copyOf(entries);
    }

    private static String entry(String given) {
        String text = given.strip();
        boolean isPrefix = text.endsWith("*");
        String number = (isPrefix ? text.substring(0, text.length() - 1) : text).replaceAll("[\\s.()-]", "").replaceFirst("^00", "+");
        if (isPrefix ? !number.matches("\\+[1-9][0-9]{0,14}") : !number.matches("\\+[1-9][0-9]{6,14}")) {
            throw new IllegalArgumentException("The option allowedDestinations must be numbers like +39333123456, or prefixes like +39333*, with commas"
                    + " between them");
        }
        return isPrefix ? number + "*" : number;
    }

    private static String redirect(String option) {
        if (option == null || option.isBlank()) {
            return null;
        }
        try {
            return new DestinationFormat(null).normalize(option);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The option redirectTo must be a number in international format: " + e.getMessage());
        }
    }

    /** The same catch, with the same counts, for destinations in that format. */
    public SafetyCatch with(DestinationFormat ofEndpoint) {
        return new SafetyCatch(simulation, allowed, redirectTo, ofEndpoint, counts);
    }

    /** Whether any of the three options is set. */
    public boolean isActive() {
        return simulation || redirectTo != null || !allowed.isEmpty();
    }

    /**
     * The request as it may leave.
     *
     * @throws QlaraValidationException if it may not
     */
    public SendRequest apply(SendRequest request) {
        counts.sends.increment();
        if (!isActive()) {
            return request;
        }
        SendRequestBuilder changed = request.toBuilder();
        if (simulation) {
            changed.field(SendRequest.SIMULATION, true);
        }
        if (redirectTo != null) {
            redirect(request, changed);
        }
        return allowed.isEmpty() ? changed.build() : checked(changed.build());
    }

    private void redirect(SendRequest request, SendRequestBuilder changed) {
        boolean isOldest = request.has(SendRequest.PHONE_NUMBER);
        if (isOldest) {
            changed.field(SendRequest.PHONE_NUMBER, redirectTo);
        }
        if (!isOldest || request.has(SendRequest.DESTINATION)) {
            changed.destination(redirectTo);
        }
    }

    /** The destinations leave as they were compared: what is written otherwise, the service might read otherwise. */
    private SendRequest checked(SendRequest request) {
        SendRequestBuilder compared = request.toBuilder();
        int destinations = 0;
        for (String field : List.of(SendRequest.DESTINATION, SendRequest.PHONE_NUMBER)) {
            if (request.get(field) != null) {
                compared.field(field, allowed(request.get(field)));
                destinations++;
            }
        }
        if (destinations == 0) {
            throw refusal();
        }
        return compared.build();
    }

    private String allowed(Object destination) {
        String number;
        try {
            number = format.normalize(String.valueOf(destination));
        } catch (IllegalArgumentException e) {
            throw refusal();
        }
        if (allowed.stream().noneMatch(entry -> entry.endsWith("*")
                ? number.startsWith(entry.substring(0, entry.length() - 1)) : number.equals(entry))) {
            throw refusal();
        }
        return number;
    }

    private QlaraValidationException refusal() {
        counts.refused.increment();
        return new QlaraValidationException("send", List.of("destination: the component's option allowedDestinations does not allow it"));
    }

    /** How many sends were about to leave. */
    public long sends() {
        return counts.sends.sum();
    }

    /** How many of them {@code allowedDestinations} has refused. */
    public long refused() {
        return counts.refused.sum();
    }

    /** What the catch does, in words without a whole number; empty if none of its options is set. */
    public String describe() {
        List<String> words = new ArrayList<>();
        if (simulation) {
            words.add("every send is a simulation");
        }
        if (redirectTo != null) {
            words.add("every send goes to " + SafeText.mask(redirectTo));
        }
        if (!allowed.isEmpty()) {
            words.add(refused() + " of " + sends() + " sends refused by allowedDestinations");
        }
        return String.join("; ", words);
    }

    private static final class Counts {

        private final LongAdder sends = new LongAdder();
        private final LongAdder refused = new LongAdder();
    }
}
