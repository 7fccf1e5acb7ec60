/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.model;

import java.math.BigDecimal;

/** Numbers as people write them: {@code 1.5E7} is 15000000. */
public final class PlainNumber {

    /** So many zeros are a mistake, and would fill the memory. */
    private static final int MOST_ZEROS = 100;

    private PlainNumber() {
    }

    /**
     * The number in plain decimal notation.
     *
     * @throws NumberFormatException if it is infinite, no number, or has more than a hundred zeros that an exponent stands for
     */
    public static String of(Number number) {
        String text = number.toString();
        if (text.chars().allMatch(character -> character >= '0' && character <= '9' || character == '-' || character == '.')) {
            return text;
        }
        BigDecimal decimal = new BigDecimal(text);
        if (Math.abs((long) decimal.scale()) > MOST_ZEROS) {
            throw new NumberFormatException("too many zeros");
        }
        return decimal.toPlainString();
    }
}
