/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;

import io.qlara.camel.whatsapp.http.QlaraResponse;
import io.qlara.camel.whatsapp.model.PhoneNumber;

/** What an account has: its templates and phone numbers, read when they are needed and kept for a time. Thread-safe. */
public final class Account {

    private static final int PAGE_SIZE = 100;

    private final CachedList<ListedTemplate> templates;
    private final CachedList<PhoneNumber> phoneNumbers;

    /** @param kept how long what was read is good */
    Account(Duration kept, LongSupplier nanoTime) {
        templates = new CachedList<>(kept, ListedTemplate::template, nanoTime);
        phoneNumbers = new CachedList<>(kept, number -> number, nanoTime);
    }

    /** All templates; ends with the failure of the reading. */
    CompletableFuture<List<ListedTemplate>> templates(QlaraClient client, long begun) {
        return inTime(templates.get(pages(client)), client, begun);
    }

    /** All templates, read once more although they were read lately. */
    CompletableFuture<List<ListedTemplate>> templatesAgain(QlaraClient client, long begun) {
        return inTime(templates.again(pages(client)), client, begun);
    }

    private static IntFunction<CompletableFuture<List<ListedTemplate>>> pages(QlaraClient client) {
        return page -> body(client.templates().list(new ListFilter(null, null, PAGE_SIZE, page)))
                .thenApply(templates -> templates.stream().map(ListedTemplate::of).toList());
    }

    /** The templates as they were read last; null if they were not. */
    List<ListedTemplate> knownTemplates() {
        return templates.known();
    }

    /**
     * The number of a sender, in digits alone; empty if the account does not know the id, or can't be asked.
     *
     * @param id    a sender's id as a send has it, or the number itself with its plus sign
     * @param begun when the send began, on the clock of {@link System#nanoTime}
     */
    public CompletableFuture<Optional<String>> senderNumber(String id, QlaraClient client, long begun) {
        if (id.strip().startsWith("+")) {
            return CompletableFuture.completedFuture(Optional.of(digits(id)));
        }
        return inTime(phoneNumbers.get(page -> body(client.phoneNumbers().list(new ListFilter(null, null, PAGE_SIZE, page)))), client, begun)
                .handle((numbers, failure) -> failure == null ? numberOf(id.strip(), numbers) : Optional.empty());
    }

    private static Optional<String> numberOf(String id, List<PhoneNumber> numbers) {
        return numbers.stream().filter(number -> number.phoneNumber() != null)
                .filter(number -> id.equals(number.id()) || digits(id).equals(digits(number.phoneNumber())))
                .map(number -> digits(number.phoneNumber())).findFirst();
    }

    /** The number without plus sign and separators. */
    public static String digits(String number) {
        StringBuilder digits = new StringBuilder(number.length());
        for (int index = 0; index < number.length(); index++) {
            char character = number.charAt(index);
            if (character >= '0' && character <= '9') {
                digits.append(character);
            }
        }
        return digits.toString();
    }

    /**
     * A send does not wait longer for a list than for one answer, however many pages there are, nor longer than half of the time that it has left: a
     * message passes where a list can't be had, and needs time for that.
     */
    private static <T> CompletableFuture<T> inTime(CompletableFuture<T> reading, QlaraClient client, long begun) {
        if (reading.isDone()) {
            return reading;
        }
        long left = client.settings().requestTimeout().toNanos() - (System.nanoTime() - begun);
        return reading.copy().orTimeout(Math.min(left / 2, client.settings().responseTimeout().toNanos()), TimeUnit.NANOSECONDS);
    }

    private static <T> CompletableFuture<T> body(CompletableFuture<QlaraResponse<T>> response) {
        return response.thenApply(QlaraResponse::body);
    }
}
