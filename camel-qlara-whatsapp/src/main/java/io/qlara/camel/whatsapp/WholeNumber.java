/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.regex.Pattern;

import org.apache.camel.spi.PropertyConfigurerGetter;

/** Camel reads numbers as durations, of which it leaves out what it does not know: {@code 1,000} would be a limit of 0, none. */
final class WholeNumber {

    private static final Pattern DIGITS = Pattern.compile("\\s*[+-]?\\d{1,9}\\s*");

    private static final String REFERENCE = "#";

    private WholeNumber() {
    }

    /** @throws IllegalArgumentException if the option takes a whole number and the value is a text that is none */
    static void check(PropertyConfigurerGetter options, String option, Object value, boolean ignoreCase) {
        Class<?> type = options.getOptionType(option, ignoreCase);
        if ((type == int.class || type == Integer.class) && value instanceof String text && !text.isBlank()
                && !text.startsWith(REFERENCE) && !DIGITS.matcher(text).matches()) {
            throw new IllegalArgumentException("The option " + option + " must be a whole number of at most nine digits, without separators");
        }
    }
}
