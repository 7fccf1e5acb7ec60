/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.client;

import java.io.IOException;
import java.nio.ByteBuffer;

import org.apache.hc.client5.http.async.methods.AbstractBinResponseConsumer;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.util.ByteArrayBuffer;

/** Gathers an answer, up to a size. One that announces to be larger is not read at all. */
final class HttpAnswerConsumer extends AbstractBinResponseConsumer<HttpAnswer> {

    private static final int FIRST_CAPACITY = 512;

    private final int largestBody;
    private HttpResponse head;
    private ByteArrayBuffer body;

    /** With the size of the largest body to read, in bytes. */
    HttpAnswerConsumer(int largestBody) {
        this.largestBody = largestBody;
    }

    @Override
    protected void start(HttpResponse response, ContentType contentType) throws IOException {
        Header length = response.getFirstHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length.getValue()) > largestBody) {
            throw tooLarge();
        }
        head = response;
        body = new ByteArrayBuffer(FIRST_CAPACITY);
    }

    @Override
    protected int capacityIncrement() {
        return Integer.MAX_VALUE;
    }

    @Override
    protected void data(ByteBuffer bytes, boolean endOfStream) throws IOException {
        if (body.length() + bytes.remaining() > largestBody) {
            throw tooLarge();
        }
        body.append(bytes);
    }

    private IOException tooLarge() {
        return new IOException("the answer is larger than " + largestBody + " bytes");
    }

    @Override
    protected HttpAnswer buildResult() {
        return new HttpAnswer(head, body.toByteArray());
    }

    @Override
    public void releaseResources() {
        body = null;
    }
}
