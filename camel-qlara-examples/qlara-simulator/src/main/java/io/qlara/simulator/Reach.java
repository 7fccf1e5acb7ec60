/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.util.Map;

/** Over which channel a customer can be reached; a fallback has to be asked for by the message. */
enum Reach {

    WHATSAPP(null),
    RCS("fallbackRcs"),
    SMS("fallbackSms"),
    NOTHING(null);

    private final String fallback;

    Reach(String fallback) {
        this.fallback = fallback;
    }

    /** Says whether this channel takes a message that was asked for like this; the documents write a fallback as true or as an object. */
    boolean carries(Map<String, Object> request) {
        return this == WHATSAPP || fallback != null && (Boolean.TRUE.equals(request.get(fallback)) || request.get(fallback) instanceof Map);
    }
}
