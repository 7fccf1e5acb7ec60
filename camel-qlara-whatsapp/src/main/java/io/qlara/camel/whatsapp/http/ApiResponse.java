/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.nio.charset.StandardCharsets;

import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;

/**
 * A response of the service.
 *
 * @param head   the status and the headers
 * @param body   the body; empty if there is none
 * @param cutOff whether the body was larger than any that is read, and is not complete
 */
public record ApiResponse(HttpResponse head, byte[] body, boolean cutOff) {

    public int status() {
        return head.getCode();
    }

    boolean isSuccess() {
        return status() >= 200 && status() < 300;
    }

    /** The value of the first header of that name; null if there is none. */
    public String header(String name) {
        Header header = head.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
