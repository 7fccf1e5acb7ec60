/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the option that somebody meant who has misspelt it. */
final class SimilarOption {

    private static final int LARGEST_SHARE_OF_WRONG_LETTERS = 3;

    private SimilarOption() {
    }

    /** The option that differs in the fewest letters, upper and lower case apart; empty if every third letter is another one. */
    static Optional<String> to(String misspelt, Collection<String> options) {
        return options.stream().min(Comparator.comparingInt((String option) -> distance(misspelt, option)).thenComparing(option -> option))
                .filter(option -> distance(misspelt, option) * LARGEST_SHARE_OF_WRONG_LETTERS <= misspelt.length());
    }

    /** How many letters have to be put in, taken out or replaced to make one word of the other (Levenshtein's distance). */
    private static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
