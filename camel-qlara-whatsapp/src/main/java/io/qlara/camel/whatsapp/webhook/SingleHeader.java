/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.util.Map;

import org.apache.camel.Message;

/** Reads headers that a call should carry once, in whichever letter case the server and Camel keep them. */
final class SingleHeader {

    private SingleHeader() {
    }

    /**
     * The value without the white space around it; null if it is absent, was sent several times, or may be a parameter of the
     * query string, which servers offer as headers too.
     */
    static String of(Message message, String name) {
        if (QueryString.of(message).names(name)) {
            return null;
        }
        String value = null;
        for (Map.Entry<String, Object> header : message.getHeaders().entrySet()) {
            if (name.equalsIgnoreCase(header.getKey())) {
                // what was sent several times is a list, or two entries where Camel is told to mind the case
                if (value != null || !(header.getValue() instanceof String text)) {
                    return null;
                }
                value = text.strip();
            }
        }
        return value;
    }
}
