/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A path of the WhatsApp API: the resource and the id behind it, which is null for the resource as a whole. */
record ApiPath(String resource, String id) {

    static final String ROOT = "/api/";

    private static final String WHATSAPP = "/api/message-server/whatsapp/";

    /** Empty for a path that is none of the WhatsApp API's. */
    static Optional<ApiPath> of(String url) {
        String path = withoutQuery(url);
        if (!path.startsWith(WHATSAPP)) {
            return Optional.empty();
        }
        String[] segments = path.substring(WHATSAPP.length()).split("/", -1);
        return switch (segments.length) {
            case 1 -> Optional.of(new ApiPath(segments[0], null));
            case 2 -> Optional.of(new ApiPath(segments[0], decoded(segments[1])));
            default -> Optional.empty();
        };
    }

    static String withoutQuery(String url) {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }

    private static String decoded(String segment) {
        // a plus in a path is a plus, only in a query it is a space
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
