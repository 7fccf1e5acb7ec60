/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.apache.hc.core5.http.message.BasicHttpResponse;

/** Makes an answer of bytes that read like one: a line with the status, lines with headers, an empty line, the body. */
public final class RawAnswer {

    private RawAnswer() {
    }

    public static ApiResponse of(byte[] bytes) {
        int end = endOfHead(bytes);
        String[] lines = new String(bytes, 0, end, StandardCharsets.ISO_8859_1).split("\n", -1);
        BasicHttpResponse head = new BasicHttpResponse(status(lines[0]));
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                head.addHeader(lines[i].substring(0, colon), lines[i].substring(colon + 1).strip());
            }
        }
        return new ApiResponse(head, Arrays.copyOfRange(bytes, Math.min(end + 2, bytes.length), bytes.length), false);
    }

    private static int endOfHead(byte[] bytes) {
        for (int i = 0; i < bytes.length - 1; i++) {
            if (bytes[i] == '\n' && bytes[i + 1] == '\n') {
                return i;
            }
        }
        return bytes.length;
    }

    /** A status that HTTP knows; 200 for anything else. */
    private static int status(String line) {
        return line.matches("[2-5][0-9][0-9]") ? Integer.parseInt(line) : 200;
    }
}
