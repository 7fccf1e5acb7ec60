/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;

/** The HTTP request of a call. */
final class ApiRequest {

    private static final Header ACCEPT = new BasicHeader("Accept", "application/json");

    private ApiRequest() {
    }

    static AsyncRequestProducer of(ApiCall call, String apiKey) {
        HttpRequest request = new BasicHttpRequest(call.method(), call.url());
        request.addHeader(new ApiKeyHeader(apiKey));
        request.addHeader(ACCEPT);
        return new BasicRequestProducer(request, call.body() == null ? null : new JsonBody(call.body()));
    }

    /** The API key on its way out. HttpClient logs headers at DEBUG as they print themselves, so this one does not print its value. */
    static final class ApiKeyHeader extends BasicHeader {

        private static final long serialVersionUID = 1L;
        private static final String NAME = "X-Api-Key";

        ApiKeyHeader(String apiKey) {
            super(NAME, apiKey, true);
        }

        @Override
        public String toString() {
            return NAME + ": xxxxxx";
        }
    }
}
