/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.util.regex.Pattern;

/** Keeps what a caller gave from breaking the line of a message, and so from forging another one in a log. */
public final class OneLine {

    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029]");

    private OneLine() {
    }

    /** The text with a question mark for each control character. */
    public static String of(String text) {
        return BREAKS.matcher(text).replaceAll("?");
    }
}
