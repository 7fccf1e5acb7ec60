/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.util.List;
import java.util.Map;

import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;

/** {@code …/phone-numbers} and {@code …/phone-numbers/{id}}. */
final class PhoneNumberEndpoint implements Resource {

    static final String PATH = "/api/message-server/whatsapp/phone-numbers";

    private final List<PhoneNumber> phoneNumbers;
    private final Account account;

    PhoneNumberEndpoint(List<PhoneNumber> phoneNumbers, Account account) {
        this.phoneNumbers = phoneNumbers;
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
        return path.id() == null ? list() : one(path.id());
    }

    private Answer list() {
        return Answer.json(200, Map.of("phoneNumbers",
                phoneNumbers.stream().map(number -> number.toJson(account.documents())).toList()));
    }

    private Answer one(String id) {
        return phoneNumbers.stream()
                .filter(number -> number.id().equals(id))
                .findFirst()
                .map(number -> Answer.json(200, number.toJson(account.documents())))
                .orElseGet(() -> Answer.notFound("Phone number " + id));
    }
}
