/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;

import org.apache.camel.Message;
import org.apache.camel.TypeConversionException;

/** Reads the body of a call, but never more of it than is allowed. Thread-safe. */
final class BodyReader {

    private final int maxBodySize;

    /**
     * A reader for one route.
     *
     * @param maxBodySize how many bytes a body may have
     */
    BodyReader(int maxBodySize) {
        this.maxBodySize = maxBodySize;
    }

    /** Refuses a body that is too large by its own account. */
    void checkDeclaredLength(Message message) throws RefusedCallException {
        if (declaredLength(message) > maxBodySize) {
            throw tooLarge();
        }
    }

    byte[] read(Message message) throws RefusedCallException {
        checkDeclaredLength(message);
        byte[] body = readOneMoreThanAllowed(message);
        if (body.length > maxBodySize) {
            throw tooLarge();
        }
        return body;
    }

    private byte[] readOneMoreThanAllowed(Message message) throws RefusedCallException {
        int most = Math.min(maxBodySize, Integer.MAX_VALUE - 1) + 1;
        long declared = declaredLength(message);
        int expected = declared < 0 ? most : (int) Math.min(declared + 1, most);
        try (InputStream stream = stream(message)) {
            // the JDK's buffer for an unknown length is many times as large as an event
            byte[] body = stream.readNBytes(expected);
            return body.length < expected || expected == most ? body : withRest(body, stream.readNBytes(most - expected));
        } catch (IOException | TypeConversionException e) {
            throw new RefusedCallException(WebhookAnswer.UNREADABLE, "the body could not be read");
        }
    }

    /** A server that unpacks the body hands over more than the header says. */
    private static byte[] withRest(byte[] body, byte[] rest) {
        byte[] whole = Arrays.copyOf(body, body.length + rest.length);
        System.arraycopy(rest, 0, whole, body.length, rest.length);
        return whole;
    }

    private static InputStream stream(Message message) throws RefusedCallException {
        Object body = message.getBody();
        if (body == null) {
            return InputStream.nullInputStream();
        }
        // a map holds the fields of a form: the server has parsed the body already
        InputStream stream = body instanceof Map ? null : message.getBody(InputStream.class);
        if (stream == null) {
            throw new RefusedCallException(WebhookAnswer.UNREADABLE, "the body is no stream of bytes");
        }
        return stream;
    }

    private static long declaredLength(Message message) {
        String length = SingleHeader.of(message, "Content-Length");
        try {
            return length == null ? -1 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static RefusedCallException tooLarge() {
        return new RefusedCallException(WebhookAnswer.TOO_LARGE, "the body is larger than maxBodySize");
    }
}
