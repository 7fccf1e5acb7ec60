/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;

/**
 * A path of the API.
 *
 * @param resource the part that names the resource, without a slash at its end
 * @param id what follows it, decoded; null for the resource as a whole
 * @param part what follows the id; null for all of it
 */
record ApiPath(String resource, String id, String part) {

    static final String ROOT = "/api/";

    /** Empty for a path that begins with none of {@code resources}, or goes on for more than an id and a part of it. */
    static Optional<ApiPath> of(String url, Collection<String> resources) {
        String path = withoutQuery(url);
        return resources.stream()
                .filter(resource -> path.equals(resource) || path.startsWith(resource + "/"))
                .findFirst()
                .flatMap(resource -> of(resource, path.substring(resource.length())));
    }

    private static Optional<ApiPath> of(String resource, String rest) {
        String[] segments = rest.split("/", -1);
        return switch (segments.length) {
            case 1 -> Optional.of(new ApiPath(resource, null, null));
            case 2 -> Optional.of(new ApiPath(resource, decoded(segments[1]), null));
            case 3 -> Optional.of(new ApiPath(resource, decoded(segments[1]), segments[2]));
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
