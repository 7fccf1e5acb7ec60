/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

/** What to do with templates or phone numbers; the latter can be listed and read only. */
public enum QlaraWhatsAppOperation {
    list, get, create, update, delete
}
