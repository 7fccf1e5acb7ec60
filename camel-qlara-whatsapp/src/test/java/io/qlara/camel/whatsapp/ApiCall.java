/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

/** The kinds of call that there are, and whether a repeat does no more than the call itself. */
enum ApiCall {
    SEND("send?destination=RAW(+393331234567)", "Ciao", "POST /send", "{\"messageId\":\"m\",\"results\":[{\"accepted\":true}]}", false),
    CREATE("templates?operation=create", "{}", "POST /templates", "{\"id\":7}", false),
    PATCH("templates?operation=update&templateId=7&templateUpdateMethod=PATCH", "{}", "PATCH /templates/7", "{\"id\":7}", false),
    LIST("templates?operation=list", null, "GET /templates", "[]", true),
    UPDATE("templates?operation=update&templateId=7", "{}", "PUT /templates/7", "{\"id\":7}", true),
    DELETE("templates?operation=delete&templateId=7", null, "DELETE /templates/7", "", true);

    private final String uri;
    private final String body;
    private final String request;
    private final String answer;
    private final boolean repeatable;

    ApiCall(String uri, String body, String request, String answer, boolean repeatable) {
        this.uri = "qlara-whatsapp:" + uri;
        this.body = body;
        this.request = request.replace(" ", " /api/message-server/whatsapp");
        this.answer = answer;
        this.repeatable = repeatable;
    }

    String uri() {
        return uri;
    }

    String body() {
        return body;
    }

    /** Method and path, as the simulator's journal names them. */
    String request() {
        return request;
    }

    /** What the service may answer with 200. */
    String answer() {
        return answer;
    }

    boolean isRepeatable() {
        return repeatable;
    }
}
