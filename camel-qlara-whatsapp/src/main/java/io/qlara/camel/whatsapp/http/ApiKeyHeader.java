/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import org.apache.hc.core5.http.message.BasicHeader;

/** The API key on its way out. HttpClient logs headers at DEBUG as they print themselves, so this one does not print its value. */
final class ApiKeyHeader extends BasicHeader {

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
