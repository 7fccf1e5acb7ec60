/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.util.Optional;

import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;

/** Answers every request that no stub of a test answers: injected faults, then key, then quota, then the resource. */
final class QlaraApi implements ResponseDefinitionTransformerV2 {

    static final String NAME = "qlara-api";

    private final String apiKey;
    private final Faults faults;
    private final RateLimit rateLimit;
    private final SendEndpoint send;
    private final TemplateEndpoint templates;
    private final PhoneNumberEndpoint phoneNumbers;

    QlaraApi(String apiKey, Faults faults, RateLimit rateLimit, SendEndpoint send, TemplateEndpoint templates,
             PhoneNumberEndpoint phoneNumbers) {
        this.apiKey = apiKey;
        this.faults = faults;
        this.rateLimit = rateLimit;
        this.send = send;
        this.templates = templates;
        this.phoneNumbers = phoneNumbers;
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
        return faults.take().orElseGet(() -> authenticated(request)).toResponse();
    }

    private Answer authenticated(Request request) {
        if (!apiKey.equals(request.getHeader("X-Api-Key"))) {
            return Answer.error(401, "Unauthorized", "The X-Api-Key header is missing or wrong");
        }
        RateLimit.Verdict verdict = rateLimit.admit();
        return verdict.admitted() ? route(request).withHeaders(verdict.headers()) : verdict.tooManyRequests();
    }

    private Answer route(Request request) {
        Optional<ApiPath> path = ApiPath.of(request.getUrl());
        String resource = path.map(ApiPath::resource).orElse("");
        String id = path.map(ApiPath::id).orElse(null);
        if (resource.equals("templates")) {
            return templates.answer(request, id);
        }
        if (resource.equals("phone-numbers")) {
            return phoneNumbers.answer(request, id);
        }
        if (resource.equals("send") && id == null) {
            return request.getMethod().equals(RequestMethod.POST) ? send.answer(request) : Answer.methodNotAllowed("POST");
        }
        return Answer.notFound("This path");
    }
}
