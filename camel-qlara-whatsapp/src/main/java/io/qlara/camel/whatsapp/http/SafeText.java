/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a caller gave, made fit for the message of an exception: on one line, and with phone numbers masked. */
public final class SafeText {

    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029]");
    private static final int LONGEST_LINE = 300;
    private static final int LONGEST_NUMBER = 40;
    private static final Pattern PHONE_NUMBER = Pattern.compile("(\\+|(?<![0-9])00)[0-9 .()\\-]{7,}");

    /** E.164 has 15 digits at most; ten are the fewest of a mobile number with its country. */
    private static final Pattern BARE_NUMBER = Pattern.compile("(?<![0-9A-Za-z])[0-9]{10,15}(?![0-9A-Za-z])");

    private SafeText() {
    }

    /**
     * The text, cut after {@value #LONGEST_LINE} characters, with a question mark for each control character: what breaks the line of a
     * message could forge another one in a log.
     */
    public static String oneLine(String text) {
        String start = text.length() <= LONGEST_LINE ? text : text.substring(0, LONGEST_LINE) + "...";
        return BREAKS.matcher(start).replaceAll("?");
    }

    /** Shows how a number begins and ends, and hides the rest. */
    public static String mask(String text) {
        String number = oneLine(text.length() <= LONGEST_NUMBER ? text : text.substring(0, LONGEST_NUMBER));
        return number.length() < 8
                ? "*".repeat(number.length())
                : number.substring(0, 3) + "*".repeat(number.length() - 5) + number.substring(number.length() - 2);
    }

    /** The text with each phone number in international format masked. */
    public static String masksNumber(String text) {
        return PHONE_NUMBER.matcher(text).replaceAll(number -> Matcher.quoteReplacement(mask(number.group())));
    }

    /** A part of a path with each phone number masked, also one of digits alone, which other texts have for other reasons. */
    static String masksNumberInPath(String segment) {
        return BARE_NUMBER.matcher(masksNumber(segment)).replaceAll(number -> Matcher.quoteReplacement(mask(number.group())));
    }
}
