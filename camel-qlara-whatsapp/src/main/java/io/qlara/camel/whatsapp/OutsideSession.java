/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

/** What becomes of a free-form message to a customer whose last message is too old. */
public enum OutsideSession {

    /** It is sent all the same. */
    send,
    /** It is refused. */
    fail,
    /** Its text is sent as the parameter of a template. */
    template
}
