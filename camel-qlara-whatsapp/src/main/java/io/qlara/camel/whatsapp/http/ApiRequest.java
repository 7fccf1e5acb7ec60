/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.qlara.camel.whatsapp.api.DestinationFormat;
import io.qlara.camel.whatsapp.client.FailedCall;

/**
 * One call of the API, as often as it may be attempted.
 *
 * @param method the HTTP method
 * @param path   the segments of the path below the base URL, unescaped
 * @param query  the query parameters, unescaped
 * @param body   the JSON to send; null for none
 */
public record ApiRequest(String method, List<String> path, Map<String, String> query, byte[] body) {

    private static final int LARGEST_READ = 16 * 1024 * 1024;
    private static final int LARGEST_ANSWER = 1024 * 1024;
    private static final Pattern PHONE_NUMBER = Pattern.compile("(\\+|00)[0-9 .()\\-]{7,}");

    /**
     * Whether doing it twice is the same as doing it once. Where it is not, a call that may have reached the service has
     * an unknown outcome.
     */
    boolean isRepeatable() {
        return !method.equals("POST") && !method.equals("PATCH");
    }

    /** The largest answer to accept, in bytes. Only a read may ask for a list, which may hold thousands of templates. */
    int largestAnswer() {
        return method.equals("GET") ? LARGEST_READ : LARGEST_ANSWER;
    }

    /** Whether it is unknown what the service did, if there is no answer to rely on. */
    boolean isOutcomeUnknown(boolean sent) {
        return sent && !isRepeatable();
    }

    /** The words that tell a reader what to do if there is no answer to rely on. */
    String advice(boolean sent) {
        return sent ? Outcome.of(isOutcomeUnknown(true)) : "it never left, so it can be sent again";
    }

    /** What an exception tells of this call. */
    public FailedCall failedWith(int httpStatus, String responseBody) {
        return new FailedCall(method, "/" + String.join("/", path), httpStatus, responseBody);
    }

    /** What an exception tells of this call where there was no answer. */
    FailedCall failedWithoutAnswer() {
        return failedWith(0, null);
    }

    /** A caller may give a phone number as the id of one. */
    private static String masked(String segment) {
        return PHONE_NUMBER.matcher(segment).matches() ? DestinationFormat.mask(segment) : segment;
    }

    @Override
    public String toString() {
        return OneLine.of(method + " /" + path.stream().map(ApiRequest::masked).collect(Collectors.joining("/")));
    }
}
