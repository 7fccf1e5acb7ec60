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
 * Gathers a response, up to a size. A larger one still has its status and its headers, and its connection is closed. The type of
 * the content is not looked at, because no odd type may hide the status. HttpClient calls the methods on an I/O thread, one after the other.
 */
final class ApiResponseConsumer implements AsyncResponseConsumer<ApiResponse> {

    /** In bytes, of a body whose length nobody says. */
    private static final int FIRST_CAPACITY = 512;
    /** In bytes. A service can say any length. */
    private static final int MOST_AT_ONCE = 16 * 1024;

    private final int largestBody;
    private volatile FutureCallback<ApiResponse> whenComplete;
    private HttpResponse head;
    private ByteArrayBuffer body;

    /** @param largestBody the size of the largest body to read, in bytes */
    ApiResponseConsumer(int largestBody) {
        this.largestBody = largestBody;
    }

    @Override
    public void consumeResponse(
            HttpResponse response, EntityDetails entity, HttpContext context, FutureCallback<ApiResponse> callback) throws IOException {
        orFail(() -> {
            head = response;
            body = new ByteArrayBuffer(capacity(entity));
            whenComplete = callback;
            if (entity == null) {
                complete(false);
            } else if (entity.getContentLength() > largestBody) {
                throw tooLarge();
            }
        });
    }

    @Override
    public void informationResponse(HttpResponse response, HttpContext context) {
        // the response itself is still to come
    }

    @Override
    public void updateCapacity(CapacityChannel capacity) throws IOException {
        capacity.update(Integer.MAX_VALUE);
    }

    @Override
    public void consume(ByteBuffer bytes) throws IOException {
        orFail(() -> {
            if (body.length() + bytes.remaining() > largestBody) {
                throw tooLarge();
            }
            body.append(bytes);
        });
    }

    @Override
    public void streamEnd(List<? extends Header> trailers) throws IOException {
        orFail(() -> complete(false));
    }

    private static int capacity(EntityDetails entity) {
        long length = entity == null ? 0 : entity.getContentLength();
        return length < 0 ? FIRST_CAPACITY : (int) Math.min(length, MOST_AT_ONCE);
    }

    /** The response first: the exception only closes the connection. */
    private IOException tooLarge() {
        complete(true);
        return new IOException("the response is larger than " + largestBody + " bytes");
    }

    private void complete(boolean cutOff) {
        byte[] bytes = body.length() == body.capacity() ? body.array() : body.toByteArray();
        whenComplete.completed(new ApiResponse(head, bytes, cutOff));
    }

    /** Whatever is thrown fails this response alone. An Error, such as a lack of memory, would end the I/O thread and all its connections. */
    private static void orFail(Step step) throws IOException {
        try {
            step.run();
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw new IOException("the response could not be read", e);
        }
    }

    @Override
    public void failed(Exception cause) {
        // the request's own callback is told, too
    }

    @Override
    public void releaseResources() {
        body = null;
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }
}
