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

/** The filters of a template list; a null filter lets everything pass. */
record TemplateQuery(String status, String phoneNumberId, Page page, Map<String, String> problems) {

    static TemplateQuery of(Request request, int largestPage) {
        Map<String, String> problems = new LinkedHashMap<>();
        Page page = Page.of(request, largestPage, problems);
        return new TemplateQuery(text(request, "status"), text(request, "phoneNumberId"), page, problems);
    }

    List<Template> applyTo(List<Template> templates, Instant now) {
        return page.of(templates.stream()
                .filter(template -> status == null || status.equalsIgnoreCase(template.status(now)))
                .filter(template -> phoneNumberId == null
                        || phoneNumberId.equals(String.valueOf(template.fields().get("phoneNumberId")))))
                .toList();
    }

    private static String text(Request request, String name) {
        QueryParameter parameter = request.queryParameter(name);
        return parameter.isPresent() ? parameter.firstValue() : null;
    }
}
