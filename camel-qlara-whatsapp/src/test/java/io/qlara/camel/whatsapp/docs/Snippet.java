/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

/**
 * A piece of code or configuration that the documentation shows.
 *
 * @param page where it stands, such as {@code docs/send.md}
 * @param line of the page on which its fence begins, from 1
 */
record Snippet(String name, String language, String text, String page, int line) {

    /** Where it stands; never its text, so that a failure is easy to read. */
    @Override
    public String toString() {
        return "snippet " + name + " (" + page + ":" + line + ")";
    }
}
