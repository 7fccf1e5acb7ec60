/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

/** What a text given to {@code send} is. */
public enum BodyFormat {

    /** The text of the message, whatever it looks like. */
    text,
    /** The whole request as a JSON object. */
    json
}
