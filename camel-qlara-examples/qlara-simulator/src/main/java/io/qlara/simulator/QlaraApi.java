/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.util.Map;

import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;

/** Answers every request that no stub of a test answers: injected faults, then key, then quota, then the resource. */
final class QlaraApi implements ResponseDefinitionTransformerV2 {

    static final String NAME = "qlara-api";

    private final String apiKey;
    private final Faults faults;
    private final RateLimit rateLimit;
    private final Map<String, Resource> resources;

    /** Each resource is asked for what is at its path and below it. */
    QlaraApi(String apiKey, Faults faults, RateLimit rateLimit, Map<String, Resource> resources) {
        this.apiKey = apiKey;
        this.faults = faults;
        this.rateLimit = rateLimit;
        this.resources = resources;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        Request request = event.getRequest();
        return faults.take(isSend(request)).orElseGet(() -> authenticated(request)).toResponse();
    }

    private static boolean isSend(Request request) {
        return ApiPath.withoutQuery(request.getUrl()).equals(SendEndpoint.PATH);
    }

    private Answer authenticated(Request request) {
        if (!apiKey.equals(request.getHeader("X-Api-Key"))) {
            return Answer.error(401, "Unauthorized", "The X-Api-Key header is missing or wrong");
        }
        RateLimit.Verdict verdict = rateLimit.admit();
        return verdict.admitted() ? route(request).withHeaders(verdict.headers()) : verdict.tooManyRequests();
    }

    private Answer route(Request request) {
        return ApiPath.of(request.getUrl(), resources.keySet())
                .map(path -> faults.answerOf(resources.get(path.resource()).answer(request, path)))
                .orElseGet(() -> Answer.notFound("This path"));
    }
}
