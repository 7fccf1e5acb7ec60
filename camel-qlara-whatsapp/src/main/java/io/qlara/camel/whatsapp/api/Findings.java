/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.api;

import java.util.ArrayList;
import java.util.List;

import io.qlara.camel.whatsapp.client.QlaraValidationException;

/** What is wrong with one request, field by field, so that one exception names all of it, up to a number that a person reads. Not thread-safe. */
public final class Findings {

    private static final int MOST_NAMED = 20;

    private final List<Finding> named = new ArrayList<>();
    private int more;

    /**
     * Adds one finding. Those after the first 20 are counted only: a list from outside may be wrong in each of its elements.
     *
     * @param field the name of the field or header
     * @param what  what is wrong with it; holds no text of a message and no full number
     */
    public void add(String field, String what) {
        if (named.size() < MOST_NAMED) {
            named.add(new Finding(field, what));
        } else {
            more++;
        }
    }

    /** Whether one of the named findings is about this field. */
    public boolean has(String field) {
        return !named.isEmpty() && named.stream().anyMatch(finding -> finding.field().equals(field));
    }

    /** Whether nothing is wrong. */
    public boolean isEmpty() {
        return named.isEmpty();
    }

    /**
     * Refuses the request if anything is wrong with it.
     *
     * @param  subject                  what is refused, such as {@code send}
     * @throws QlaraValidationException with the first 20 findings, in the order in which they were added, and how many there are besides
     */
    public void throwIfAny(String subject) {
        if (!named.isEmpty()) {
            List<String> errors = new ArrayList<>(texts());
            if (more > 0) {
                errors.add("and " + more + " more");
            }
            throw new QlaraValidationException(subject, errors);
        }
    }

    /** The first 20 findings as texts, in the order in which they were added. */
    List<String> texts() {
        return named.stream().map(Finding::toString).toList();
    }

    private record Finding(String field, String what) {

        @Override
        public String toString() {
            return field + ": " + what;
        }
    }
}
