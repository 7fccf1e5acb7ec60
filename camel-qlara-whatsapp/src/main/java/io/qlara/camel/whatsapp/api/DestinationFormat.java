/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.api;

import java.util.regex.Pattern;

import io.qlara.camel.whatsapp.http.SafeText;

/**
 * Brings a phone number into international format: a plus sign and 7 to 15 digits, of which the first is not 0.
 * Thread-safe.
 */
public final class DestinationFormat {

    private static final Pattern NATIONAL = Pattern.compile("[0-9]+");
    private static final Pattern INTERNATIONAL = Pattern.compile("\\+[1-9][0-9]{6,14}");

    private final NationalNumbers nationalNumbers;

    /**
     * The format of one application.
     *
     * @param  defaultRegion         the two letters of the country whose national numbers are completed, such as
     *                               {@code IT}; null or blank to refuse national numbers
     * @throws IllegalStateException if there is a region, but libphonenumber is not on the class path or does not know it
     */
    public DestinationFormat(String defaultRegion) {
        try {
            nationalNumbers = defaultRegion == null || defaultRegion.isBlank() ? null : NationalNumbers.of(defaultRegion);
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException("The option defaultRegion needs the dependency"
                    + " com.googlecode.libphonenumber:libphonenumber; add it, or leave the option out", e);
        }
    }

    /**
     * The number without separators, white space and invisible characters, with a leading plus sign.
     *
     * @throws IllegalArgumentException if it is not a number in international format; the message says why, and masks it
     */
    public String normalize(String destination) {
        if (INTERNATIONAL.matcher(destination).matches()) {
            return destination;
        }
        String number = compact(destination);
        // libphonenumber would dial letters, and pick a number out of other text
        if (nationalNumbers != null && NATIONAL.matcher(number).matches()) {
            number = nationalNumbers.complete(number);
        }
        if (!INTERNATIONAL.matcher(number).matches()) {
            throw new IllegalArgumentException(SafeText.mask(destination) + " is not in international format, which is + and 7 to 15"
                    + " digits with the country code first");
        }
        return number;
    }

    private static String compact(String destination) {
        try {
            return NumberText.compact(destination);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(SafeText.mask(destination) + " is not in international format: it " + e.getMessage(), e);
        }
    }
}
