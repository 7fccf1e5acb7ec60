/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

/** The HTTP method that changes a template: the vendor's documents disagree. */
public enum TemplateUpdateMethod {
    PUT, PATCH
}
