/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * The query string of a call as it was sent. Camel's servers also offer the parameters as message headers, but mixed
 * with HTTP headers and form fields.
 */
final class QueryString {

    private final String raw;

    private QueryString(String raw) {
        this.raw = raw;
    }

    static QueryString of(Message message) {
        Object query = message.getHeader(Exchange.HTTP_RAW_QUERY);
        if (query == null) {
            query = message.getHeader(Exchange.HTTP_QUERY);
        }
        return new QueryString(query instanceof String text ? text : "");
    }

    /** The percent-decoded value of the parameter; null if the parameter is absent, was sent several times, or is badly encoded. */
    String single(String name) {
        List<String> values = new ArrayList<>();
        for (String parameter : raw.split("&")) {
            if (name.equals(nameOf(parameter))) {
                int equals = parameter.indexOf('=');
                values.add(equals < 0 ? "" : parameter.substring(equals + 1));
            }
        }
        return values.size() == 1 ? decoded(values.get(0)) : null;
    }

    /** Whether there is a parameter of that name, ignoring the letter case. */
    boolean names(String name) {
        return !raw.isEmpty() && Stream.of(raw.split("&")).anyMatch(parameter -> name.equalsIgnoreCase(nameOf(parameter)));
    }

    private static String nameOf(String parameter) {
        int equals = parameter.indexOf('=');
        return decoded(equals < 0 ? parameter : parameter.substring(0, equals));
    }

    private static String decoded(String encoded) {
        try {
            // a plus sign stays a plus sign: tokens in Base64 have them, and the service calls the URL as it was registered
            return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
