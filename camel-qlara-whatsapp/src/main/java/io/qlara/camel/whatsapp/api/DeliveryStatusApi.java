/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

import io.qlara.camel.whatsapp.client.QlaraNotFoundException;
import io.qlara.camel.whatsapp.client.QlaraValidationException;
import io.qlara.camel.whatsapp.http.QlaraResponse;
import io.qlara.camel.whatsapp.model.DeliveryStatus;

/** Asks what became of messages: {@code GET /api/partner-gateway/v1/messages/status[/{id}]}, from the vendor's later documents. */
public final class DeliveryStatusApi {

    /** Of a request for several. The vendor advises a few hundred, because the ids stand in the URL. */
    public static final int MOST_IDS = 100;

    private static final String SUBJECT = "deliveryStatus";

    private final ClientCalls calls;

    DeliveryStatusApi(ClientCalls calls) {
        this.calls = calls;
    }

    /**
     * The status of one message; {@link DeliveryStatus#NOT_FOUND} if the service does not know the id.
     *
     * @throws QlaraValidationException if the id is blank, {@code .} or {@code ..}
     */
    public CompletableFuture<QlaraResponse<DeliveryStatus>> get(String id, String channel) {
        List<String> path = ApiPaths.item(ApiPaths.DELIVERY_STATUS, id, SUBJECT);
        return calls.get(path, Map.of("channel", channel), new SingleReader<>(fields -> DeliveryStatus.of(fields).as(id)))
                .exceptionally(failure -> unlessNotFound(failure,
                        unknown -> new QlaraResponse<>(unknown.getHttpStatus(), DeliveryStatus.notFound(id))));
    }

    /** The status of several messages, in the order of the ids; a hundred ids a request. */
    public CompletableFuture<QlaraResponse<List<DeliveryStatus>>> list(List<String> ids, String channel) {
        Set<String> asked = new LinkedHashSet<>(ids);
        List<String> distinct = List.copyOf(asked);
        List<CompletableFuture<List<DeliveryStatus>>> batches = new ArrayList<>();
        for (int from = 0; from < distinct.size(); from += MOST_IDS) {
            batches.add(batch(distinct.subList(from, Math.min(from + MOST_IDS, distinct.size())), asked, channel));
        }
        return CompletableFuture.allOf(batches.toArray(CompletableFuture[]::new)).thenApply(all -> {
            Map<String, DeliveryStatus> found = new HashMap<>();
            batches.forEach(batch -> batch.join().forEach(status -> status.ids().forEach(id -> found.put(id, status.as(id)))));
            return new QlaraResponse<>(200, inOrder(ids, found));
        });
    }

    /** None of what the service does not know. */
    private CompletableFuture<List<DeliveryStatus>> batch(List<String> ids, Set<String> asked, String channel) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("ids", String.join(",", ids));
        query.put("channel", channel);
        ListReader<DeliveryStatus> list = new ListReader<>(DeliveryStatus::of);
        return calls.get(ApiPaths.DELIVERY_STATUS, query, response -> ofThese(ids, asked, list.read(response))).thenApply(QlaraResponse::body)
                .exceptionally(failure -> unlessNotFound(failure, unknown -> List.of()));
    }

    /** An id that is missing is one that the service does not know, unless an element may be about it under another name. */
    private static List<DeliveryStatus> ofThese(List<String> ids, Set<String> asked, List<DeliveryStatus> statuses) {
        Set<String> missing = new HashSet<>(ids);
        statuses.forEach(status -> missing.removeAll(status.ids()));
        if (!missing.isEmpty() && statuses.stream().anyMatch(status -> Collections.disjoint(status.ids(), asked))) {
            throw new IllegalArgumentException("it names other ids than those asked for");
        }
        return statuses;
    }

    private static <T> T unlessNotFound(Throwable failure, Function<QlaraNotFoundException, T> result) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof QlaraNotFoundException unknown) {
            return result.apply(unknown);
        }
        throw cause instanceof RuntimeException unchecked ? unchecked : new CompletionException(cause);
    }

    private static List<DeliveryStatus> inOrder(List<String> ids, Map<String, DeliveryStatus> found) {
        List<DeliveryStatus> statuses = new ArrayList<>(ids.size());
        ids.forEach(id -> statuses.add(found.getOrDefault(id, DeliveryStatus.notFound(id))));
        return List.copyOf(statuses);
    }
}
