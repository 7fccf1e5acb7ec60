/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;

/** What became of one message or of several, as the later documents describe it. */
final class DeliveryStatusEndpoint implements Resource {

    static final String PATH = "/api/partner-gateway/v1/messages/status";

    private static final String CHANNEL = "WHATSAPP";
    private static final Map<String, String> DESCRIPTIONS = Map.of(
            Deliveries.SENT, "Message sent", Deliveries.DELIVERED, "Message delivered",
            Deliveries.ERROR, "Message undeliverable", Deliveries.READ, "Message read");

    private final Deliveries deliveries;

    DeliveryStatusEndpoint(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public Answer answer(Request request, ApiPath path) {
        if (path.part() != null) {
            return Answer.notFound("This path");
        }
        if (!request.getMethod().equals(RequestMethod.GET)) {
            return Answer.methodNotAllowed("GET");
        }
        QueryParameter channel = request.queryParameter("channel");
        if (!channel.isPresent() || channel.firstValue().isBlank()) {
            return Answer.invalid(Map.of("channel", "is required"));
        }
        boolean known = channel.firstValue().equalsIgnoreCase(CHANNEL);
        return path.id() == null ? batch(request, known) : single(path.id(), known);
    }

    private Answer single(String id, boolean knownChannel) {
        return found(Stream.of(id), knownChannel).stream().findFirst()
                .map(status -> Answer.json(200, status))
                .orElseGet(() -> Answer.notFound("Message " + id + " on this channel"));
    }

    private Answer batch(Request request, boolean knownChannel) {
        // the guide's name for what the reference calls ids
        QueryParameter ids = Stream.of("ids", "customerMessageIds").map(request::queryParameter)
                .filter(QueryParameter::isPresent).findFirst().orElse(null);
        if (ids == null || ids.firstValue().isBlank()) {
            return Answer.invalid(Map.of("ids", "is required"));
        }
        return Answer.json(200, found(Stream.of(ids.firstValue().split(",")), knownChannel));
    }

    /** Leaves out what is not known, as the reference says. */
    private List<Map<String, Object>> found(Stream<String> ids, boolean knownChannel) {
        return ids.filter(id -> knownChannel)
                .flatMap(id -> deliveries.status(id).stream().map(status -> toJson(id, status)))
                .toList();
    }

    private static Map<String, Object> toJson(String id, String status) {
        return Map.of("customerMessageId", id, "deliveryStatus", status,
                "deliveryStatusDescription", DESCRIPTIONS.getOrDefault(status, status));
    }
}
