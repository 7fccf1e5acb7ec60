/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.util.concurrent.TimeUnit;

import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Stands in for the reader's own routes that a snippet sends to. */
final class MockRoutes {

    private MockRoutes() {
    }

    /** Adds a route from each address to a mock. */
    static void add(CamelContext camel, String... addresses) throws Exception {
        for (String address : addresses) {
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    errorHandler(noErrorHandler());
                    from(address).to(mockOf(address));
                }
            });
        }
    }

    static MockEndpoint mock(CamelContext camel, String address) {
        return camel.getEndpoint(mockOf(address), MockEndpoint.class);
    }

    static void assertReceived(CamelContext camel, String address, int exchanges) {
        await().atMost(20, TimeUnit.SECONDS).untilAsserted(
                () -> assertThat(mock(camel, address).getReceivedCounter()).as(address).isEqualTo(exchanges));
    }

    private static String mockOf(String address) {
        return "mock:" + address.replace(':', '-');
    }
}
