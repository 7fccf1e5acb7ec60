/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.ByteArrayBuffer;

/**
 * Gathers an answer, up to a size. What is larger still has its status and its headers, and its connection is closed. The type of
 * the content is not looked at, because no odd one may hide the status.
 */
final class HttpAnswerConsumer implements AsyncResponseConsumer<HttpAnswer> {

    private static final int FIRST_CAPACITY = 512;

    private final int largestBody;
    private volatile FutureCallback<HttpAnswer> whenComplete;
    private HttpResponse head;
    private ByteArrayBuffer body;

    /** With the size of the largest body to read, in bytes. */
    HttpAnswerConsumer(int largestBody) {
        this.largestBody = largestBody;
    }

    @Override
    public void consumeResponse(
            HttpResponse response, EntityDetails entity, HttpContext context, FutureCallback<HttpAnswer> callback) throws IOException {
        head = response;
        body = new ByteArrayBuffer(FIRST_CAPACITY);
        whenComplete = callback;
        if (entity == null) {
            complete(false);
        } else if (entity.getContentLength() > largestBody) {
            throw tooLarge();
        }
    }

    @Override
    public void informationResponse(HttpResponse response, HttpContext context) {
        // the answer itself is still to come
    }

    @Override
    public void updateCapacity(CapacityChannel capacity) throws IOException {
        capacity.update(Integer.MAX_VALUE);
    }

    @Override
    public void consume(ByteBuffer bytes) throws IOException {
        if (body.length() + bytes.remaining() > largestBody) {
            throw tooLarge();
        }
        body.append(bytes);
    }

    @Override
    public void streamEnd(List<? extends Header> trailers) {
        complete(false);
    }

    /** The answer first: the exception only closes the connection. */
    private IOException tooLarge() {
        complete(true);
        return new IOException("the answer is larger than " + largestBody + " bytes");
    }

    private void complete(boolean cutOff) {
        whenComplete.completed(new HttpAnswer(head, body.toByteArray(), cutOff));
    }

    @Override
    public void failed(Exception cause) {
        // the request's own callback is told, too
    }

    @Override
    public void releaseResources() {
        body = null;
    }
}
