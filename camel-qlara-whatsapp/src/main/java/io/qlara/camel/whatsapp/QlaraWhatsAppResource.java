/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The part of the Qlara API that an endpoint stands for: what follows the scheme in its URI. */
public enum QlaraWhatsAppResource {

    /** Sends messages. */
    send,
    /** Lists, reads, creates, changes and deletes templates. */
    templates,
    /** Lists and reads the account's phone numbers. */
    phoneNumbers,
    /** Asks what became of messages. */
    deliveryStatus,
    /** Calls any other path of the API. */
    raw,
    /** Receives delivery, read and inbound events. */
    webhooks;

    /**
     * The resource of that name.
     *
     * @throws IllegalArgumentException if there is none; the message names those that exist
     */
    static QlaraWhatsAppResource of(String name) {
        return Arrays.stream(values()).filter(resource -> resource.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no resource '" + name + "'; the resources are "
                        + names()));
    }

    /** The names of the resources that producers call. */
    static List<String> called() {
        return Arrays.stream(values()).filter(resource -> resource != webhooks).map(Enum::name).toList();
    }

    static String names() {
        return Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "));
    }
}
