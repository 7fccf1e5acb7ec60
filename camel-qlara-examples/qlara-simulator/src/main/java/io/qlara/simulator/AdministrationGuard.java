/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.extension.requestfilter.AdminRequestFilterV2;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterAction;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;

/** Closes WireMock's administration below {@code /__admin}, or holds its callers to {@link LoopbackRule}. */
final class AdministrationGuard implements AdminRequestFilterV2 {

    private final boolean allowed;

    AdministrationGuard(boolean allowed) {
        this.allowed = allowed;
    }

    @Override
    public String getName() {
        return "qlara-administration-guard";
    }

    @Override
    public RequestFilterAction filter(Request request, ServeEvent event) {
        int refusal = allowed ? refusal(request) : 404;
        return refusal == 0 ? RequestFilterAction.continueWith(request)
                : RequestFilterAction.stopWith(WireMock.aResponse().withStatus(refusal).build());
    }

    private static int refusal(Request request) {
        boolean changes = !request.getMethod().isOneOf(RequestMethod.GET, RequestMethod.HEAD, RequestMethod.OPTIONS, RequestMethod.DELETE);
        String mediaType = request.contentTypeHeader().isPresent() ? request.contentTypeHeader().mimeTypePart() : null;
        String origin = request.containsHeader("Origin") ? request.getHeader("Origin") : null;
        return LoopbackRule.refusal(request.getHeader("Host"), origin, mediaType, changes);
    }
}
