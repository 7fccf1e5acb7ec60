/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.api;

import java.util.ArrayList;
import java.util.List;

import io.qlara.camel.whatsapp.client.QlaraValidationException;

/** The paths of the API. */
public final class ApiPaths {

    public static final List<String> SEND = List.of("api", "message-server", "whatsapp", "send");
    public static final List<String> TEMPLATES = List.of("api", "message-server", "whatsapp", "templates");
    public static final List<String> PHONE_NUMBERS = List.of("api", "message-server", "whatsapp", "phone-numbers");

    public static final List<String> DELIVERY_STATUS = List.of("api", "partner-gateway", "v1", "messages", "status");

    public static final List<String> WEBHOOK = List.of("api", "partner-gateway", "v1", "webhooks", "delivery-status");

    /** The paths that are known beforehand. */
    public static final List<List<String>> COLLECTIONS = List.of(SEND, TEMPLATES, PHONE_NUMBERS);

    private ApiPaths() {
    }

    /**
     * The path of one item.
     *
     * @throws QlaraValidationException if the id is blank or would lead elsewhere
     */
    static List<String> item(List<String> collection, String id, String subject) {
        Findings findings = new Findings();
        checkId(id, findings);
        findings.throwIfAny(subject);
        List<String> path = new ArrayList<>(collection);
        path.add(id);
        return List.copyOf(path);
    }

    /** Adds a finding if the id is null or blank, or is only dots, which would lead to another path. */
    public static void checkId(String id, Findings findings) {
        if (id == null || id.isBlank() || id.equals(".") || id.equals("..")) {
            findings.add("id", "must be given, and be more than dots");
        }
    }
}
