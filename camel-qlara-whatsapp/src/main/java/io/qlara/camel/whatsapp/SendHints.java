/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.lang.reflect.Field;
import java.util.Set;
import java.util.TreeSet;

import org.apache.camel.Exchange;

import io.qlara.camel.whatsapp.api.Findings;
import io.qlara.camel.whatsapp.http.SafeText;
import io.qlara.camel.whatsapp.model.SendRequest;

/** What may be behind the findings of a request that was refused: a misspelt header, or JSON that is taken for text. */
final class SendHints {

    private static final String PREFIX = "CamelQlaraWhatsApp";
    private static final int MOST = 5;
    private static final Set<String> HEADERS = headers();

    private SendHints() {
    }

    static void add(SendRequest request, Exchange exchange, BodyFormat format, Findings findings) {
        if (format == BodyFormat.text && request.body() instanceof String text && text.stripLeading().startsWith("{")) {
            findings.add("body", "begins with {, and goes out as text; set bodyFormat=json if it is the request as JSON");
        }
        exchange.getMessage().getHeaders().keySet().stream()
                .filter(name -> name.regionMatches(true, 0, PREFIX, 0, PREFIX.length()) && !HEADERS.contains(name)).sorted().limit(MOST)
                .forEach(name -> findings.add(SafeText.oneLine(name), "there is no such header"));
    }

    private static Set<String> headers() {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        try {
            for (Field constant : QlaraWhatsAppConstants.class.getFields()) {
                names.add(String.valueOf(constant.get(null)));
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("The constants are public", e);
        }
        return names;
    }
}
