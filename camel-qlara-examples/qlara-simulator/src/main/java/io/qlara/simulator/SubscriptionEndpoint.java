/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;

/** The account's plan, credit and quota of contacts. No document shows the fields of the last two: they are ours. */
final class SubscriptionEndpoint implements Resource {

    /** As the page on it has it; the other resources of this half of the API are below the second one's prefix. */
    static final String PATH = "/api/v1/partner-gateway/subscription";
    static final String LIKELY_PATH = "/api/partner-gateway/v1/subscription";

    private static final int MOST_CONTACTS = 50_000;

    private final Account account;
    private final Clock clock;

    SubscriptionEndpoint(Account account, Clock clock) {
        this.account = account;
        this.clock = clock;
    }

    @Override
    public Answer answer(Request request, ApiPath path) {
        if (!request.getMethod().equals(RequestMethod.GET)) {
            return Answer.methodNotAllowed("GET");
        }
        String part = path.part() == null ? path.id() : "unknown";
        if (part == null) {
            return Answer.json(200, subscription());
        }
        return switch (part) {
            case "credit" -> Answer.json(200, Map.of("credit", account.credit(), "currency", "EUR"));
            case "contacts" -> Answer.json(200, Map.of("used", 0, "maxContacts", MOST_CONTACTS));
            default -> Answer.notFound("This path");
        };
    }

    private Map<String, Object> subscription() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("subscriptionId", "sub_1");
        json.put("plan", "Simulated");
        json.put("status", "ACTIVE");
        json.put("startDate", today.withDayOfYear(1) + "T00:00:00Z");
        json.put("endDate", today.withDayOfYear(today.lengthOfYear()) + "T23:59:59Z");
        json.put("autoRenew", true);
        json.put("features", Map.of("sms", true, "rcs", true, "whatsapp", true, "maxContacts", MOST_CONTACTS, "webhooks", true));
        return json;
    }
}
