/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.net.URI;
import java.util.Set;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.extension.requestfilter.AdminRequestFilterV2;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterAction;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;

/**
 * Keeps web pages away from WireMock's administration below {@code /__admin}, which could add answers, read what was sent
 * and shut the server down. A browser sends the {@code Origin} of a page and the {@code Host} that the page named, and it
 * sends JSON to another origin only after it has asked.
 */
final class AdministrationGuard implements AdminRequestFilterV2 {

    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

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
        if (!allowed) {
            return RequestFilterAction.stopWith(WireMock.aResponse().withStatus(404).build());
        }
        if (!isLoopback("http://" + request.getHeader("Host")) || request.containsHeader("Origin") && !isLoopback(request.getHeader("Origin"))) {
            return RequestFilterAction.stopWith(WireMock.aResponse().withStatus(403).build());
        }
        if (changes(request) && !isJson(request)) {
            return RequestFilterAction.stopWith(WireMock.aResponse().withStatus(415).build());
        }
        return RequestFilterAction.continueWith(request);
    }

    /** False for what is no URL. */
    static boolean isLoopback(String origin) {
        try {
            String host = URI.create(origin).getHost();
            return host != null && LOOPBACK_NAMES.contains(host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean changes(Request request) {
        return !request.getMethod().isOneOf(RequestMethod.GET, RequestMethod.HEAD, RequestMethod.OPTIONS, RequestMethod.DELETE);
    }

    private static boolean isJson(Request request) {
        return request.contentTypeHeader().isPresent() && "application/json".equals(request.contentTypeHeader().mimeTypePart());
    }
}
