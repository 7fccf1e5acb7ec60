/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

/** What a customer counts as of whom the session repository knows nothing. */
public enum UnknownSession {

    /** As one who wrote lately. */
    inside,
    /** As one whose last message is too old. */
    outside
}
