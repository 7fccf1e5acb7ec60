/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.api;

import java.util.Map;

import io.qlara.camel.whatsapp.model.Location;
import io.qlara.camel.whatsapp.model.MediaFile;
import io.qlara.camel.whatsapp.model.Reaction;
import io.qlara.camel.whatsapp.model.SendRequest;
import io.qlara.camel.whatsapp.model.TemplateReference;

/** Finds half emoji: a text that was cut between the two halves of a surrogate pair is valid JSON, but no text. */
final class WholeCharacters {

    private WholeCharacters() {
    }

    /** Looks at what is a text, and at what our own model describes. */
    static void check(SendRequest request, Findings findings) {
        check("body", request.body(), findings);
        check(SendRequest.PHONE_NUMBER_ID, request.phoneNumberId(), findings);
        check("campaignId", request.get(SendRequest.CAMPAIGN_ID), findings);
        check("messageId", request.get(SendRequest.MESSAGE_ID), findings);
        if (request.get(SendRequest.PLACEHOLDERS) instanceof Map<?, ?> placeholders) {
            placeholders.forEach((name, value) -> {
                check(SendRequest.PLACEHOLDERS, name, findings);
                check(SendRequest.PLACEHOLDERS, value, findings);
            });
        }
        if (request.template() instanceof TemplateReference template) {
            check("template.id", template.id(), findings);
            check("template.name", template.name(), findings);
            check("template.language", template.language(), findings);
            if (template.parameters() != null) {
                template.parameters().forEach(parameter -> check("template.parameters", parameter, findings));
            }
        }
        if (request.media() instanceof MediaFile file) {
            check("media.url", file.url(), findings);
            check("media.caption", file.caption(), findings);
            check("media.filename", file.filename(), findings);
        } else if (request.media() instanceof Location location) {
            check("media.label", location.label(), findings);
        } else if (request.media() instanceof Reaction reaction) {
            check("media.emoji", reaction.emoji(), findings);
            check("media.messageId", reaction.messageId(), findings);
        }
    }

    private static void check(String field, Object value, Findings findings) {
        if (value instanceof CharSequence text && !findings.has(field) && holdsHalf(text)) {
            findings.add(field, "holds half of a character, as a text does that was cut inside an emoji");
        }
    }

    /** A loop over the characters, which the JVM leaves out for a text that holds none above U+00FF. */
    private static boolean holdsHalf(CharSequence text) {
        for (int index = 0; index < text.length(); index++) {
            if (Character.isSurrogate(text.charAt(index))) {
                boolean isPair = index + 1 < text.length() && Character.isSurrogatePair(text.charAt(index), text.charAt(index + 1));
                if (!isPair) {
                    return true;
                }
                index++;
            }
        }
        return false;
    }
}
