/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.api;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.qlara.camel.whatsapp.client.QlaraValidationException;
import io.qlara.camel.whatsapp.http.ApiResponse;
import io.qlara.camel.whatsapp.http.JsonCodec;
import io.qlara.camel.whatsapp.http.QlaraResponse;
import io.qlara.camel.whatsapp.model.Template;

/** Manages templates: {@code /api/message-server/whatsapp/templates[/{id}]}. */
public final class TemplatesApi {

    private static final String SUBJECT = "templates";

    private final ClientCalls calls;

    TemplatesApi(ClientCalls calls) {
        this.calls = calls;
    }

    public CompletableFuture<QlaraResponse<List<Template>>> list(ListFilter filter) {
        return calls.get(ApiPaths.TEMPLATES, filter.toQuery(), new ListReader<>(Template::of));
    }

    /**
     * One template.
     *
     * @throws QlaraValidationException if the id is blank, {@code .} or {@code ..}
     */
    public CompletableFuture<QlaraResponse<Template>> get(String id) {
        return calls.get(path(id), Map.of(), response -> read(response, id));
    }

    /**
     * Submits a new template.
     *
     * @param fields        the template's fields as the API names them, or a {@link Template}
     * @param phoneNumberId the number that it is for; null for none in particular
     */
    public CompletableFuture<QlaraResponse<Template>> create(Object fields, String phoneNumberId) {
        Map<String, String> query = new ListFilter(null, phoneNumberId, null, null).toQuery();
        return calls.begin(calls.call("POST", ApiPaths.TEMPLATES, query, JsonCodec.writeRequest(SUBJECT, fields)),
                response -> read(response, idFromLocation(response)));
    }

    /**
     * Changes a template.
     *
     * @param  fields                   the fields as the API names them, or a {@link Template}
     * @throws QlaraValidationException if the id is blank, {@code .} or {@code ..}
     */
    public CompletableFuture<QlaraResponse<Template>> update(String id, Object fields) {
        String method = calls.client().settings().updateMethod();
        return calls.begin(calls.call(method, path(id), Map.of(), JsonCodec.writeRequest(SUBJECT, fields)), response -> read(response, id));
    }

    /**
     * Deletes a template; the response's body is null.
     *
     * @throws QlaraValidationException if the id is blank, {@code .} or {@code ..}
     */
    public CompletableFuture<QlaraResponse<Void>> delete(String id) {
        return calls.begin(calls.call("DELETE", path(id), Map.of(), null), response -> null);
    }

    private static List<String> path(String id) {
        return ApiPaths.item(ApiPaths.TEMPLATES, id, SUBJECT);
    }

    /** No document shows what create and update answer: a success without a body, or without an id in it, is a success all the same. */
    public static Template read(ApiResponse response, String id) throws IOException {
        if (response.bodyText().isBlank()) {
            return Template.withId(id);
        }
        Template template = new SingleReader<>(Template::of).read(response);
        return template.id() == null ? template.as(id) : template;
    }

    private static String idFromLocation(ApiResponse response) {
        String location = response.header("Location");
        if (location == null) {
            return null;
        }
        try {
            String path = URI.create(location).getPath();
            return path == null || path.isEmpty() ? null : path.substring(path.lastIndexOf('/') + 1);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
