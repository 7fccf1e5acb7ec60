/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.api;

import java.util.Locale;
import java.util.regex.Pattern;

/** What people and contact lists write between the digits of a phone number. */
final class NumberText {

    /** More than any number has, with all its separators. */
    private static final int LONGEST = 100;
    /** Space and invisible characters are left out before these are looked for. */
    private static final String DOTS = ".\u00b7\u0387\u2024\u2027\u2219\u22c5\u2e31\u2e33\u3002\u30fb\ufe52\uff0e\uff61\uff65";
    private static final String MORE_DASHES = "\u00ad\u02d7\u2043\u207b\u208b\u2212\u2796";
    private static final String OPENING = "(\u207d\u208d\u2768\u276a\ufe35\ufe59\uff08\uff5f\u2985";
    private static final String CLOSING = ")\u207e\u208e\u2769\u276b\ufe36\ufe5a\uff09\uff60\u2986";
    /** Blank although Unicode calls these letters, marks or symbols; variation selectors are beside them. */
    private static final String BLANK = "\u0085\u034f\u115f\u1160\u2800\u3164\uffa0";
    private static final Pattern ZERO_IN_PARENTHESES = Pattern.compile("\\([-.]*0[-.]*\\)");
    private static final Pattern SEPARATORS = Pattern.compile("[-.()]");

    private NumberText() {
    }

    /**
     * The number without separators, white space and invisible characters, with a plus sign for a leading {@code 00}.
     *
     * @throws IllegalArgumentException if a character has no place in a number, or if the number holds (0)
     */
    static String compact(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("is longer than any phone number");
        }
        StringBuilder plain = new StringBuilder();
        text.codePoints().forEach(character -> append(plain, character));
        if (ZERO_IN_PARENTHESES.matcher(plain).find()) {
            throw new IllegalArgumentException("holds (0), which some countries keep and others leave out; write the number without the"
                    + " parentheses, with the zero only if the country keeps it");
        }
        String compact = SEPARATORS.matcher(plain).replaceAll("");
        return compact.startsWith("00") ? "+" + compact.substring(2) : compact;
    }

    /** Appends a digit, a plus sign or a separator in its ASCII form, and nothing for white space and what nobody sees. */
    private static void append(StringBuilder plain, int character) {
        if (character >= '0' && character <= '9' || character == '+') {
            plain.append((char) character);
        } else if (DOTS.indexOf(character) >= 0) {
            plain.append('.');
        } else if (Character.getType(character) == Character.DASH_PUNCTUATION || MORE_DASHES.indexOf(character) >= 0) {
            plain.append('-');
        } else if (OPENING.indexOf(character) >= 0) {
            plain.append('(');
        } else if (CLOSING.indexOf(character) >= 0) {
            plain.append(')');
        } else if (!isInvisible(character)) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, "holds the character U+%04X, which has no place in a phone number",
                    character));
        }
    }

    private static boolean isInvisible(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character) || Character.getType(character) == Character.FORMAT
                || BLANK.indexOf(character) >= 0 || character >= '\ufe00' && character <= '\ufe0f';
    }
}
