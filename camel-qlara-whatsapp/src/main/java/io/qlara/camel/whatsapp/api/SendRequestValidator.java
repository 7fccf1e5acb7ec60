/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.api;

import io.qlara.camel.whatsapp.model.SendRequest;
import io.qlara.camel.whatsapp.model.SendRequestBuilder;
import io.qlara.camel.whatsapp.model.TemplateReference;

/**
 * Checks a message before it leaves, and brings its destination into international format. What a caller gave as a map
 * or JSON inside {@code template}, {@code media} or {@code body} is the service's business and not looked into.
 * Thread-safe.
 */
public final class SendRequestValidator {

    /** As the vendor's documents say. */
    private static final int LONGEST_CAMPAIGN_ID = 255;

    private final DestinationFormat destinationFormat;

    /** A validator for numbers in the given format. */
    public SendRequestValidator(DestinationFormat destinationFormat) {
        this.destinationFormat = destinationFormat;
    }

    /**
     * The message with its destination in international format. It must not be sent if there are findings.
     *
     * @param request  the message
     * @param findings what is known to be wrong with it already; gets what else is wrong
     */
    public SendRequest validate(SendRequest request, Findings findings) {
        String destination = validateDestination(request, findings);
        if (isAbsent(request.phoneNumberId())) {
            findings.add("phoneNumberId", "missing; set the field phoneNumberId of the request, the header CamelQlaraWhatsAppPhoneNumberId or the option"
                    + " phoneNumberId");
        }
        validateContent(request, findings);
        if (request.template() instanceof TemplateReference template) {
            validateTemplate(template, findings);
        }
        validateCampaign(request, findings);
        Object media = MediaRules.validate(request.media(), findings);
        WholeCharacters.check(request, findings);
        SendRequestBuilder valid = request.toBuilder().destination(destination);
        return media == request.media() ? valid.build() : valid.field(SendRequest.MEDIA, media).build();
    }

    private String validateDestination(SendRequest request, Findings findings) {
        if (isAbsent(request.get(SendRequest.DESTINATION))) {
            findings.add("destination", "missing; set the field destination of the request, the header CamelQlaraWhatsAppDestination or the option"
                    + " destination");
            return null;
        }
        try {
            String destination = destinationFormat.normalize(String.valueOf(request.get(SendRequest.DESTINATION)));
            validateOldestDestination(destination, request, findings);
            return destination;
        } catch (IllegalArgumentException e) {
            findings.add("destination", e.getMessage());
            return null;
        }
    }

    /** Two recipients in one request: nobody knows which one the service takes. */
    private void validateOldestDestination(String destination, SendRequest request, Findings findings) {
        Object oldest = request.get(SendRequest.PHONE_NUMBER);
        if (oldest != null && !isSame(destination, oldest)) {
            findings.add(SendRequest.PHONE_NUMBER, "names another recipient than destination; leave one of them out");
        }
    }

    private boolean isSame(String destination, Object oldest) {
        try {
            return destination.equals(destinationFormat.normalize(String.valueOf(oldest)));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void validateContent(SendRequest request, Findings findings) {
        boolean body = !isAbsent(request.body());
        boolean template = request.template() != null;
        if (body && template) {
            findings.add("body", "can't be sent together with a template; leave one of them out");
        }
        if (!body && !template && request.media() == null && !findings.has("body")) {
            findings.add("body", "there is nothing to send; give a text, a template or media");
        }
    }

    private static void validateTemplate(TemplateReference template, Findings findings) {
        if (template.id() != null) {
            if (isAbsent(template.id()) || template.name() != null || template.language() != null) {
                findings.add("template.id", "must not be blank, and excludes name and language");
            }
            return;
        }
        if (isAbsent(template.name())) {
            findings.add("template.name", "missing or blank");
        }
        if (isAbsent(template.language())) {
            findings.add("template.language", "missing or blank");
        }
        if (template.parameters() != null && template.parameters().contains(null)) {
            findings.add("template.parameters", "one of them is null");
        }
    }

    private static void validateCampaign(SendRequest request, Findings findings) {
        if (request.get(SendRequest.CAMPAIGN_ID) instanceof CharSequence campaign && campaign.length() > LONGEST_CAMPAIGN_ID) {
            findings.add(SendRequest.CAMPAIGN_ID, "must not be longer than " + LONGEST_CAMPAIGN_ID + " characters; shorten the field campaignId of the"
                    + " request, the header CamelQlaraWhatsAppCampaignId or the option campaignId");
        }
    }

    private static boolean isAbsent(Object value) {
        return value == null || value instanceof CharSequence text && text.toString().isBlank();
    }
}
