/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.client;

import java.io.Serializable;

/**
 * The call that an exception is about.
 *
 * @param method       the HTTP method; null if there was no call
 * @param path         the path, without host and query; null if there was no call
 * @param httpStatus   the answer's status; 0 if there was no answer
 * @param responseBody the answer's body, cut after {@value #LONGEST_BODY} characters; null if there was none
 */
public record FailedCall(String method, String path, int httpStatus, String responseBody) implements Serializable {

    /** How many characters of a response body an exception keeps. */
    public static final int LONGEST_BODY = 4096;

    /** Nothing was called. */
    public static final FailedCall NONE = new FailedCall(null, null, 0, null);

    public FailedCall {
        if (responseBody != null && responseBody.length() > LONGEST_BODY) {
            responseBody = responseBody.substring(0, LONGEST_BODY);
        }
    }

    /** Leaves the body out: a log must not show it. */
    @Override
    public String toString() {
        return method + " " + path + (httpStatus == 0 ? "" : " -> " + httpStatus);
    }
}
