/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.client;

import org.apache.camel.spi.HttpResponseAware;

/**
 * Why a call of the Qlara API did not succeed. The message is one line that says what happened and what to do; it never
 * holds an API key, a message's text, a response body or a full phone number.
 * <p>
 * {@link #isOutcomeUnknown()} is the question to ask before sending again:
 *
 * <pre>{@code
 * onException(QlaraException.class).onWhen(simple("${exception.outcomeUnknown}")).to("direct:reconcile");
 * }</pre>
 */
public class QlaraException extends RuntimeException implements HttpResponseAware {

    private static final long serialVersionUID = 1L;

    private final FailedCall call;
    private final boolean outcomeUnknown;
    private int httpResponseCode;
    private String httpResponseStatus;

    /**
     * A failure to report.
     *
     * @param message        what happened and what to do
     * @param call           the call that failed; {@link FailedCall#NONE} if there was none
     * @param outcomeUnknown whether the service may have carried the call out all the same
     * @param cause          what caused it; null for nothing
     */
    public QlaraException(String message, FailedCall call, boolean outcomeUnknown, Throwable cause) {
        super(message, cause);
        this.call = call;
        this.outcomeUnknown = outcomeUnknown;
        this.httpResponseCode = call.httpStatus();
    }

    /**
     * Whether the service may have done what it was asked to, so that to repeat the call may do it twice. Only ever true
     * for sends, template creation and {@code PATCH}: everything else can be repeated without harm.
     */
    public boolean isOutcomeUnknown() {
        return outcomeUnknown;
    }

    /** The HTTP status of the answer; 0 if there was none. */
    public int getHttpStatus() {
        return call.httpStatus();
    }

    /** The answer's body as text, cut after {@value FailedCall#LONGEST_BODY} characters; null if there was none. */
    public String getResponseBody() {
        return call.responseBody();
    }

    /** The HTTP method of the call; null if there was no call. */
    public String getMethod() {
        return call.method();
    }

    /** The path of the call, without host and query; null if there was no call. */
    public String getPath() {
        return call.path();
    }

    @Override
    public int getHttpResponseCode() {
        return httpResponseCode;
    }

    @Override
    public void setHttpResponseCode(int code) {
        this.httpResponseCode = code;
    }

    @Override
    public String getHttpResponseStatus() {
        return httpResponseStatus;
    }

    @Override
    public void setHttpResponseStatus(String status) {
        this.httpResponseStatus = status;
    }
}
