/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.util.Map;

import org.apache.camel.Message;

/** Reads headers that a call should carry once. The letter case of their names does not matter. */
final class SingleHeader {

    private SingleHeader() {
    }

    /**
     * The value without the white space around it. Null if the header is absent or was sent several times, and also if the query string
     * has a parameter of that name, because servers offer parameters as headers too.
     */
    static String of(Message message, String name) {
        if (QueryString.of(message).names(name)) {
            return null;
        }
        String value = null;
        for (Map.Entry<String, Object> header : message.getHeaders().entrySet()) {
            if (name.equalsIgnoreCase(header.getKey())) {
                // a header that was sent several times is a list, or two entries where Camel distinguishes the letter case
                if (value != null || !(header.getValue() instanceof String text)) {
                    return null;
                }
                value = text.strip();
            }
        }
        return value;
    }
}
