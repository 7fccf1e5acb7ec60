/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;

import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.DataStreamChannel;

/**
 * The JSON of a request. HttpClient asks for the type several times, and HttpCore's own producer would write it anew each time. HttpClient calls
 * the methods one after the other.
 */
final class JsonBody implements AsyncEntityProducer {

    private static final String TYPE = ContentType.APPLICATION_JSON.toString();

    private final ByteBuffer json;

    JsonBody(byte[] json) {
        this.json = ByteBuffer.wrap(json);
    }

    @Override
    public String getContentType() {
        return TYPE;
    }

    @Override
    public String getContentEncoding() {
        return null;
    }

    @Override
    public long getContentLength() {
        return json.capacity();
    }

    @Override
    public boolean isChunked() {
        return false;
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public Set<String> getTrailerNames() {
        return Set.of();
    }

    @Override
    public int available() {
        return json.remaining();
    }

    @Override
    public void produce(DataStreamChannel channel) throws IOException {
        channel.write(json);
        if (!json.hasRemaining()) {
            channel.endStream();
        }
    }

    @Override
    public void failed(Exception cause) {
        // the request's own callback is told, too
    }

    /** A proxy that asks for a password gets the request once more. */
    @Override
    public void releaseResources() {
        json.rewind();
    }
}
