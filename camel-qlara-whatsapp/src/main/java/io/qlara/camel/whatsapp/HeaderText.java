/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.io.File;
import java.net.URL;
import java.nio.file.Path;

import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;

/** What the value of a header says as text. */
final class HeaderText {

    private HeaderText() {
    }

    /** The text of the header; null if it is absent. */
    static String of(Exchange exchange, String header) {
        return ofValue(exchange, exchange.getMessage().getHeader(header));
    }

    /**
     * The text of the value; null for null. Nothing is fetched or opened to get it: a URL is its address, a file its name. A stream
     * cache is read from its beginning and left there, for a redelivery.
     */
    static String ofValue(Exchange exchange, Object value) {
        if (value instanceof URL || value instanceof Path) {
            return value instanceof Path path ? String.valueOf(path.getFileName()) : value.toString();
        }
        if (value instanceof File file) {
            return file.getName();
        }
        if (value instanceof StreamCache stream) {
            stream.reset();
            try {
                return convert(exchange, value);
            } finally {
                stream.reset();
            }
        }
        return convert(exchange, value);
    }

    private static String convert(Exchange exchange, Object value) {
        return value == null ? null : exchange.getContext().getTypeConverter().convertTo(String.class, exchange, value);
    }
}
