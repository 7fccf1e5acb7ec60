/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

/** Whether the template of a send is looked up in the account before the message leaves. */
public enum CheckTemplates {

    /** It is not. */
    off,
    /** What is wrong is logged, and the message is sent. */
    warn,
    /** What is wrong refuses the message. */
    fail
}
