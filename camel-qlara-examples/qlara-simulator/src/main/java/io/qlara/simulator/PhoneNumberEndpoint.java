/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.util.LinkedHashMap;
import java.util.Map;

import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;

/** {@code …/phone-numbers} and {@code …/phone-numbers/{id}}. */
final class PhoneNumberEndpoint implements Resource {

    static final String PATH = "/api/message-server/whatsapp/phone-numbers";

    private final Settings settings;
    private final Account account;

    PhoneNumberEndpoint(Settings settings, Account account) {
        this.settings = settings;
        this.account = account;
    }

    @Override
    public Answer answer(Request request, ApiPath path) {
        if (path.part() != null) {
            return Answer.notFound("This path");
        }
        if (!request.getMethod().equals(RequestMethod.GET)) {
            return Answer.methodNotAllowed("GET");
        }
        return path.id() == null ? list(request) : one(path.id());
    }

    private Answer list(Request request) {
        Map<String, String> problems = new LinkedHashMap<>();
        Page page = Page.of(request, settings.largestPage(), problems);
        if (!problems.isEmpty()) {
            return Answer.invalid(problems);
        }
        return Answer.json(200, Map.of("phoneNumbers",
                page.of(settings.phoneNumbers().stream()).map(number -> number.toJson(account.documents())).toList()));
    }

    private Answer one(String id) {
        return settings.phoneNumbers().stream()
                .filter(number -> number.id().equals(id))
                .findFirst()
                .map(number -> Answer.json(200, number.toJson(account.documents())))
                .orElseGet(() -> Answer.notFound("Phone number " + id));
    }
}
