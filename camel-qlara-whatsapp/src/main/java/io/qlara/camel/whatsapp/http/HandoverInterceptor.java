/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.io.IOException;
import java.io.InterruptedIOException;

import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.async.AsyncExecChainHandler;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpRequestInterceptor;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Stands at both ends of HttpClient's work, and tells the {@link Handover} of an attempt about its connection. Thread-safe. */
final class HandoverInterceptor implements AsyncExecChainHandler, HttpRequestInterceptor {

    /** Before all else: what the attempt will run on. */
    @Override
    public void execute(
            HttpRequest request, AsyncEntityProducer body, AsyncExecChain.Scope scope, AsyncExecChain chain,
            AsyncExecCallback callback) throws HttpException, IOException {
        AttemptContext.of(scope.clientContext).handover().isOn(scope.execRuntime::discardEndpoint);
        chain.proceed(request, body, scope, callback);
    }

    /** Between the pool and the wire: a withdrawn request stops here. */
    @Override
    public void process(HttpRequest request, EntityDetails body, HttpContext context) throws IOException {
        if (!AttemptContext.of(context).handover().begin()) {
            throw new InterruptedIOException("withdrawn before it was sent");
        }
    }
}
