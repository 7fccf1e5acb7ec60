/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One call of the API, as often as it may be attempted. Immutable, but for the bytes of the body, which nobody changes.
 *
 * @param method the HTTP method
 * @param url    where the call goes, with its query, escaped
 * @param path   the segments of the path below the base URL, unescaped, for messages
 * @param body   the JSON to send; null for none
 */
public record ApiCall(String method, URI url, List<String> path, byte[] body) {

    private static final int LARGEST_LIST = 16 * 1024 * 1024;
    private static final int LARGEST_OTHER = 1024 * 1024;

    /**
     * Whether doing it twice is the same as doing it once. Where it is not, a call that may have reached the service has
     * an unknown outcome.
     */
    boolean isRepeatable() {
        return !method.equals("POST") && !method.equals("PATCH");
    }

    boolean isDeletion() {
        return method.equals("DELETE");
    }

    /** The largest response body to read, in bytes. Only a GET may ask for a list, which may hold thousands of templates. */
    int largestResponse() {
        return method.equals("GET") ? LARGEST_LIST : LARGEST_OTHER;
    }

    /** The whole path, unescaped and unmasked. */
    String wholePath() {
        return "/" + String.join("/", path);
    }

    /** Method and path, with phone numbers masked, because a caller may give a phone number as the id of one. */
    @Override
    public String toString() {
        return SafeText.oneLine(method + " /" + path.stream().map(SafeText::masksNumberInPath).collect(Collectors.joining("/")));
    }
}
