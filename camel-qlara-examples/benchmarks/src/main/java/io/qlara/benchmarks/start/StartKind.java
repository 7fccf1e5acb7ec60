/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks.start;

import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;

/** What can be started. */
public enum StartKind {

    EMPTY("camel-main, nothing in it", routes -> {
        // nothing
    }),
    ROUTE("camel-main with a route to direct", routes -> routes.from("direct:send").to("direct:sent")),
    HTTP_CLIENT("the same and HttpClient 5 alone", routes -> {
        routes.from("direct:send").to("direct:sent");
        HttpAsyncClients.createDefault().start();
    }),
    CAMEL_HTTP("camel-main with a route to camel-http", routes -> routes.from("direct:send").to("http://127.0.0.1:9/send")),
    QLARA("camel-main with a route to qlara-whatsapp:send",
            routes -> routes.from("direct:send").to("qlara-whatsapp:send?apiKey=key&phoneNumberId=101"));

    private final String title;
    private final LambdaRouteBuilder routes;

    StartKind(String title, LambdaRouteBuilder routes) {
        this.title = title;
        this.routes = routes;
    }

    /** Its name in tables. */
    public String title() {
        return title;
    }

    LambdaRouteBuilder routes() {
        return routes;
    }
}
