/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.springboot;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.camel.CamelContext;

import io.qlara.camel.whatsapp.WebhookGate;

/** Answers a call to a webhook route by its head alone, where that is enough to refuse it. */
final class WebhookHeadFilter implements Filter {

    private final Supplier<CamelContext> camel;

    /** @param camel asked at each call, because the server starts before Camel does */
    WebhookHeadFilter(Supplier<CamelContext> camel) {
        this.camel = camel;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
        WebhookGate gate = request instanceof HttpServletRequest call ? gate(call) : null;
        if (gate == null) {
            chain.doFilter(request, response);
            return;
        }
        HttpServletRequest call = (HttpServletRequest) request;
        WebhookGate.Refusal refusal = refusal(call, gate);
        if (refusal != null) {
            RefusedCall.answer(call, (HttpServletResponse) response, refusal);
        } else {
            chain.doFilter(isPost(call) ? new WebhookRequest(call, gate) : call, response);
        }
    }

    private WebhookGate gate(HttpServletRequest call) {
        CamelContext application = camel.get();
        return application == null ? null : WebhookGate.at(application, WebhookRequest.pathOf(call));
    }

    /** Also of other methods no body is read: Spring would look for a form or for files in it. */
    private static WebhookGate.Refusal refusal(HttpServletRequest call, WebhookGate gate) {
        if (isPost(call)) {
            return gate.refusal(call.getQueryString(), headers(call));
        }
        return RefusedCall.mayHaveBody(call) ? gate.notPost() : null;
    }

    private static boolean isPost(HttpServletRequest call) {
        return "POST".equals(call.getMethod());
    }

    private static Map<String, List<String>> headers(HttpServletRequest call) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String name : Collections.list(call.getHeaderNames())) {
            headers.put(name, Collections.list(call.getHeaders(name)));
        }
        return headers;
    }
}
