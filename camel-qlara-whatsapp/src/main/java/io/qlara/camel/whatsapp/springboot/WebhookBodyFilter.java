/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.springboot;

import java.io.IOException;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;

/** Reads the body of a call to a webhook route while no thread waits for it, and lets the call go on once it is there. */
final class WebhookBodyFilter implements Filter {

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
        WebhookRequest call = WebhookRequest.in(request);
        if (call == null || call.hasBody() || !request.isAsyncSupported()) {
            chain.doFilter(request, response);
            return;
        }
        AsyncContext waiting = request.startAsync(request, response);
        call.source().setReadListener(new WebhookBodyListener(call, waiting, (HttpServletResponse) response));
    }
}
