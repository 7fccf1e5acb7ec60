/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;

/** Holds the fields of a send that only the later documents describe against what these say. */
final class LaterFieldsCheck {

    private static final int LONGEST_CAMPAIGN_ID = 255;
    private static final String TRACKED_LINK = "shortLink";
    private static final Pattern SMS_SENDER = Pattern.compile("\\+?[0-9]{1,15}|[A-Za-z0-9 ]{1,11}");
    private static final Pattern INTEGER = Pattern.compile("[0-9]+");

    private final Map<String, Object> request;
    private final Map<String, String> problems;

    /** Adds what is wrong to {@code problems}, by field. */
    LaterFieldsCheck(Map<String, Object> request, Map<String, String> problems) {
        this.request = request;
        this.problems = problems;
    }

    void campaign() {
        if (request.get("campaignId") instanceof String campaign && campaign.length() > LONGEST_CAMPAIGN_ID) {
            problems.put("campaignId", "must not be longer than " + LONGEST_CAMPAIGN_ID + " characters");
        }
    }

    /** Values are plain ones; that of a tracked link is the URL that it leads to. */
    void placeholders() {
        if (request.get("placeholders") instanceof Map<?, ?> placeholders) {
            placeholders.forEach((name, value) -> {
                if (!(value instanceof String || value instanceof Number || value instanceof Boolean)) {
                    problems.put("placeholders." + name, "must be a string, a number or a boolean");
                } else if (name.toString().startsWith(TRACKED_LINK) && !isWebUrl(value.toString())) {
                    problems.put("placeholders." + name, "must be the URL that the tracked link leads to");
                }
            });
        }
    }

    /** Says whether the template is named by its id; a wrong id is a problem. */
    boolean templateId() {
        Object id = ((Map<?, ?>) request.get("template")).get("id");
        if (id != null && !isInteger(id)) {
            problems.put("template.id", "must be an integer");
        }
        return id != null;
    }

    /** That an RCS fallback needs one by SMS too, as one use case says, is not asked for. */
    void fallbacks() {
        if (request.get("fallbackSms") instanceof Map<?, ?> sms) {
            if (!(sms.get("sender") instanceof String sender) || !SMS_SENDER.matcher(sender).matches()) {
                problems.put("fallbackSms.sender", "must be a number, or up to 11 letters and digits");
            }
            if (sms.get("text") != null && (!(sms.get("text") instanceof String text) || text.isBlank())) {
                problems.put("fallbackSms.text", "must be a string that is not blank");
            }
        }
        if (request.get("fallbackRcs") instanceof Map<?, ?> rcs && !isInteger(rcs.get("agentId"))) {
            problems.put("fallbackRcs.agentId", "must be an integer");
        }
    }

    /** Text of digits too: the documents use both for the sender's id. */
    private static boolean isInteger(Object value) {
        return value instanceof Integer || value instanceof Long || value instanceof String text && INTEGER.matcher(text).matches();
    }

    private static boolean isWebUrl(String text) {
        try {
            URI uri = URI.create(text);
            return uri.getHost() != null && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()));
        } catch (IllegalArgumentException notAUrl) {
            return false;
        }
    }
}
