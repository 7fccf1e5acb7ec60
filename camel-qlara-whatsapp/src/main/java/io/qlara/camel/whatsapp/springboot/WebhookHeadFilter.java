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
        if (request instanceof HttpServletRequest call && "POST".equals(call.getMethod())) {
            String path = WebhookRequest.pathOf(call);
            CamelContext application = camel.get();
            WebhookGate gate = application == null ? null : WebhookGate.at(application, path);
            if (gate != null) {
                WebhookGate.Refusal refusal = gate.refusal(call.getQueryString(), headers(call));
                if (refusal == null) {
                    chain.doFilter(new WebhookRequest(call, gate), response);
                } else {
                    RefusedCall.answer(call, (HttpServletResponse) response, refusal);
                }
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private static Map<String, List<String>> headers(HttpServletRequest call) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String name : Collections.list(call.getHeaderNames())) {
            headers.put(name, Collections.list(call.getHeaders(name)));
        }
        return headers;
    }
}
