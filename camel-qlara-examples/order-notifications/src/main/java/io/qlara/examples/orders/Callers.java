/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.orders;

import java.net.URI;
import java.util.List;
import java.util.Locale;

import org.apache.camel.Header;

/** Tells who calls the desk from a page of this machine, or from no page. */
public class Callers {

    private final List<String> names;

    /** @param names the names of this machine, with commas between them */
    public Callers(String names) {
        this.names = List.of(names.split(","));
    }

    /** Whether the call names another machine, or comes from a page of another one. */
    public boolean isForeign(@Header("CamelHttpUrl") String url, @Header("CamelHttpPath") String path, @Header("Origin") String origin) {
        return !String.valueOf(path).startsWith("/receipts/") && !(isOurs(url) && (origin == null || isOurs(origin)));
    }

    private boolean isOurs(String url) {
        try {
            String host = URI.create(String.valueOf(url)).getHost();
            return host != null && names.contains(host.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
