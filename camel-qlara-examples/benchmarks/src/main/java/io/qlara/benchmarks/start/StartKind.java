/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks.start;

import org.apache.camel.builder.RouteBuilder;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;

/** What can be started. */
public enum StartKind {

    EMPTY("camel-main, nothing in it") {
        @Override
        RouteBuilder route() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    // nothing
                }
            };
        }
    },
    ROUTE("camel-main with a route to direct") {
        @Override
        RouteBuilder route() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:send").to("direct:sent");
                }
            };
        }
    },
    HTTP_CLIENT("the same and HttpClient 5 alone") {
        @Override
        RouteBuilder route() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:send").to("direct:sent");
                    HttpAsyncClients.createDefault().start();
                }
            };
        }
    },
    CAMEL_HTTP("camel-main with a route to camel-http") {
        @Override
        RouteBuilder route() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:send").to("http://127.0.0.1:9/send");
                }
            };
        }
    },
    QLARA("camel-main with a route to qlara-whatsapp:send") {
        @Override
        RouteBuilder route() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:send").to("qlara-whatsapp:send?apiKey=key&phoneNumberId=101");
                }
            };
        }
    };

    private final String title;

    StartKind(String title) {
        this.title = title;
    }

    /** Its name in tables. */
    public String title() {
        return title;
    }

    abstract RouteBuilder route();
}
