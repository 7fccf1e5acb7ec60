/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.api;

import java.util.Optional;

import io.qlara.camel.whatsapp.model.Template;

/**
 * A template in the account's list, and what is counted in it once for all sends.
 *
 * @param template     the template as the service lists it
 * @param placeholders empty if the list does not show the parts of the template
 */
record ListedTemplate(Template template, Optional<TemplatePlaceholders> placeholders) {

    static ListedTemplate of(Template template) {
        return new ListedTemplate(template, TemplatePlaceholders.of(template));
    }
}
