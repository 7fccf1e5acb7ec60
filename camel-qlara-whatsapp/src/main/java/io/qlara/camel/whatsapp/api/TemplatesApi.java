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
import io.qlara.camel.whatsapp.http.ApiRequest;
import io.qlara.camel.whatsapp.http.HttpAnswer;
import io.qlara.camel.whatsapp.http.JsonCodec;
import io.qlara.camel.whatsapp.http.QlaraAnswer;
import io.qlara.camel.whatsapp.http.RequestExecutor;
import io.qlara.camel.whatsapp.model.Template;

/** Manages templates: {@code /api/message-server/whatsapp/templates[/{id}]}. */
public final class TemplatesApi {

    private static final String SUBJECT = "templates";

    private final RequestExecutor executor;
    private final String updateMethod;

    TemplatesApi(RequestExecutor executor, String updateMethod) {
        this.executor = executor;
        this.updateMethod = updateMethod;
    }

    public CompletableFuture<QlaraAnswer<List<Template>>> list(ListFilter filter) {
        return executor.execute(new ApiRequest("GET", ApiPaths.TEMPLATES, filter.toQuery(), null),
                new ListReader<>(Template::of));
    }

    /**
     * One template.
     *
     * @throws QlaraValidationException if the id is blank, {@code .} or {@code ..}
     */
    public CompletableFuture<QlaraAnswer<Template>> get(String id) {
        return executor.execute(new ApiRequest("GET", path(id), Map.of(), null), answer -> read(answer, id));
    }

    /**
     * Submits a new template.
     *
     * @param fields        the template's fields as the API names them, or a {@link Template}
     * @param phoneNumberId the number that it is for; null for none in particular
     */
    public CompletableFuture<QlaraAnswer<Template>> create(Object fields, String phoneNumberId) {
        Map<String, String> query = new ListFilter(null, phoneNumberId, null, null).toQuery();
        return executor.execute(new ApiRequest("POST", ApiPaths.TEMPLATES, query, JsonCodec.writeRequest(SUBJECT, fields)),
                answer -> read(answer, idFromLocation(answer)));
    }

    /**
     * Changes a template.
     *
     * @param  fields                   the fields as the API names them, or a {@link Template}
     * @throws QlaraValidationException if the id is blank, {@code .} or {@code ..}
     */
    public CompletableFuture<QlaraAnswer<Template>> update(String id, Object fields) {
        return executor.execute(new ApiRequest(updateMethod, path(id), Map.of(), JsonCodec.writeRequest(SUBJECT, fields)),
                answer -> read(answer, id));
    }

    /**
     * Deletes a template; the answer's body is null.
     *
     * @throws QlaraValidationException if the id is blank, {@code .} or {@code ..}
     */
    public CompletableFuture<QlaraAnswer<Void>> delete(String id) {
        return executor.execute(new ApiRequest("DELETE", path(id), Map.of(), null), answer -> null);
    }

    private static List<String> path(String id) {
        return ApiPaths.item(ApiPaths.TEMPLATES, id, SUBJECT);
    }

    /** No document shows what create and update answer: a success without a body is a success all the same. */
    public static Template read(HttpAnswer answer, String id) throws IOException {
        return answer.bodyText().isBlank()
                ? Template.withId(id)
                : Template.of(JsonCodec.readObject(answer.body()));
    }

    private static String idFromLocation(HttpAnswer answer) {
        String location = answer.header("Location");
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
