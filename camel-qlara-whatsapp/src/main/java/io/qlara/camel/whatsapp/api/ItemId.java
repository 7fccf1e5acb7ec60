/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.api;

/** What the id of a template or a phone number has to be, so that it names one item below the path of all. */
public final class ItemId {

    /** What a validation error says of an id that is not usable. */
    public static final String FINDING = "id: must be given, and be more than dots";

    private ItemId() {
    }

    /** Whether the id is not blank and would not lead to another path; false for null. */
    public static boolean isUsable(String id) {
        return id != null && !id.isBlank() && !id.equals(".") && !id.equals("..");
    }
}
