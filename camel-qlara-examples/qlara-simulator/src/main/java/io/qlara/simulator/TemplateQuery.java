/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.Request;

/** The filters of a template list; a null filter lets everything pass, pages count from 0. */
record TemplateQuery(String status, String phoneNumberId, int limit, int page, Map<String, String> problems) {

    static TemplateQuery of(Request request) {
        Map<String, String> problems = new LinkedHashMap<>();
        int limit = number(request, "limit", 1, Integer.MAX_VALUE, problems);
        int page = number(request, "page", 0, 0, problems);
        return new TemplateQuery(text(request, "status"), text(request, "phoneNumberId"), limit, page, problems);
    }

    List<Template> applyTo(List<Template> templates, Instant now) {
        return templates.stream()
                .filter(template -> status == null || status.equalsIgnoreCase(template.status(now)))
                .filter(template -> phoneNumberId == null
                        || phoneNumberId.equals(String.valueOf(template.fields().get("phoneNumberId"))))
                .skip((long) page * limit)
                .limit(limit)
                .toList();
    }

    private static String text(Request request, String name) {
        QueryParameter parameter = request.queryParameter(name);
        return parameter.isPresent() ? parameter.firstValue() : null;
    }

    private static int number(Request request, String name, int least, int absent, Map<String, String> problems) {
        String text = text(request, name);
        if (text == null) {
            return absent;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // the same problem as a number out of range
        }
        problems.put(name, "must be a whole number, at least " + least);
        return absent;
    }
}
