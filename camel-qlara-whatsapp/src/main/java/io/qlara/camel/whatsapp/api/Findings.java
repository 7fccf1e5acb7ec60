/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.api;

import java.util.ArrayList;
import java.util.List;

import io.qlara.camel.whatsapp.client.QlaraValidationException;

/** What is wrong with one request, field by field, so that one exception names all of it. Not thread-safe. */
public final class Findings {

    private final List<Finding> all = new ArrayList<>();

    /**
     * Adds one finding.
     *
     * @param field the name of the field or header
     * @param what  what is wrong with it; holds no text of a message and no full number
     */
    public void add(String field, String what) {
        all.add(new Finding(field, what));
    }

    /** Whether something is wrong with this field. */
    public boolean has(String field) {
        return !all.isEmpty() && all.stream().anyMatch(finding -> finding.field().equals(field));
    }

    /** Whether nothing is wrong. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /**
     * Refuses the request if anything is wrong with it.
     *
     * @param  subject                  what is refused, such as {@code send}
     * @throws QlaraValidationException with all findings, in the order in which they were added
     */
    public void throwIfAny(String subject) {
        if (!all.isEmpty()) {
            throw new QlaraValidationException(subject, texts());
        }
    }

    /** All findings as texts, in the order in which they were added. */
    List<String> texts() {
        return all.stream().map(Finding::toString).toList();
    }

    private record Finding(String field, String what) {

        @Override
        public String toString() {
            return field + ": " + what;
        }
    }
}
