/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.client;

import java.util.ArrayList;
import java.util.List;

/** The paths of the API. */
final class ApiPaths {

    static final List<String> SEND = List.of("api", "message-server", "whatsapp", "send");
    static final List<String> TEMPLATES = List.of("api", "message-server", "whatsapp", "templates");
    static final List<String> PHONE_NUMBERS = List.of("api", "message-server", "whatsapp", "phone-numbers");

    /** The paths that are known beforehand. */
    static final List<List<String>> COLLECTIONS = List.of(SEND, TEMPLATES, PHONE_NUMBERS);

    private ApiPaths() {
    }

    /**
     * The path of one item.
     *
     * @throws QlaraValidationException if the id is blank or would lead elsewhere
     */
    static List<String> item(List<String> collection, String id, String subject) {
        if (!ItemId.isUsable(id)) {
            throw new QlaraValidationException(subject, List.of(ItemId.FINDING));
        }
        List<String> path = new ArrayList<>(collection);
        path.add(id);
        return List.copyOf(path);
    }
}
