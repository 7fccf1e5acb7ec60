package io.qlara.camel.whatsapp.client;

import java.io.IOException;
import java.nio.ByteBuffer;

import org.apache.hc.client5.http.async.methods.AbstractBinResponseConsumer;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.util.ByteArrayBuffer;

/** Gathers an answer, up to a size that no answer of this API has reason to exceed. */
final class HttpAnswerConsumer extends AbstractBinResponseConsumer<HttpAnswer> {

    /** Bytes; a list of thousands of templates stays below it. */
    static final int LARGEST_BODY = 16 * 1024 * 1024;

    private static final int FIRST_CAPACITY = 512;

    private HttpResponse head;
    private ByteArrayBuffer body;

    @Override
    protected void start(HttpResponse response, ContentType contentType) {
        head = response;
        body = new ByteArrayBuffer(FIRST_CAPACITY);
    }

    @Override
    protected int capacityIncrement() {
        return Integer.MAX_VALUE;
    }

    @Override
    protected void data(ByteBuffer bytes, boolean endOfStream) throws IOException {
        if (body.length() + bytes.remaining() > LARGEST_BODY) {
            throw new IOException("the answer is larger than " + LARGEST_BODY + " bytes");
        }
        byte[] chunk = new byte[bytes.remaining()];
        bytes.get(chunk);
        body.append(chunk, 0, chunk.length);
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
