/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

import com.github.tomakehurst.wiremock.http.Request;

/** The webhook registered at the vendor, as the later documents describe it: one for the account. */
final class WebhookEndpoint implements Resource {

    static final String PATH = "/api/partner-gateway/v1/webhooks/delivery-status";

    private final WebhookRegistration webhook;
    private final boolean replaced;

    /** With {@code replaced}, a second registration takes the place of the first; else it is a conflict. */
    WebhookEndpoint(WebhookRegistration webhook, boolean replaced) {
        this.webhook = webhook;
        this.replaced = replaced;
    }

    @Override
    public Answer answer(Request request, ApiPath path) {
        if (path.id() != null) {
            return Answer.notFound("This path");
        }
        return switch (request.getMethod().getName()) {
            case "GET" -> webhook.current().map(current -> Answer.json(200, current.toJson())).orElseGet(WebhookEndpoint::none);
            case "POST" -> create(request);
            case "PUT" -> change(request);
            case "DELETE" -> webhook.remove() ? Answer.empty(204) : none();
            default -> Answer.methodNotAllowed("GET, POST, PUT, DELETE");
        };
    }

    private Answer create(Request request) {
        Optional<String> url = callbackUrl(request);
        if (url.isEmpty()) {
            return invalid();
        }
        if (!replaced && webhook.current().isPresent()) {
            return Answer.error(409, "Conflict", "A webhook is configured already");
        }
        return Answer.json(201, webhook.register(url.get()).toJson());
    }

    private Answer change(Request request) {
        return callbackUrl(request)
                .map(url -> webhook.change(url).map(changed -> Answer.json(200, changed.toJson())).orElseGet(WebhookEndpoint::none))
                .orElseGet(WebhookEndpoint::invalid);
    }

    /** Empty for anything else than https, or http on this machine, which stands for it in tests. */
    private static Optional<String> callbackUrl(Request request) {
        return JsonText.object(request.getBody())
                .map(body -> body.get("callbackUrl") instanceof String url ? url : null)
                .filter(url -> isHttps(url) || url.startsWith("http:") && LoopbackRule.isLoopback(url));
    }

    private static boolean isHttps(String url) {
        try {
            URI uri = URI.create(url);
            return "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null;
        } catch (IllegalArgumentException notAUrl) {
            return false;
        }
    }

    private static Answer invalid() {
        return Answer.invalid(Map.of("callbackUrl", "must be an https URL"));
    }

    private static Answer none() {
        return Answer.notFound("The webhook");
    }
}
