/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.apache.hc.core5.net.URIBuilder;

/** Where the API is: scheme, host, port and an optional path prefix. Immutable. */
public final class BaseUrl {

    private final URI uri;

    private BaseUrl(URI uri) {
        this.uri = uri;
    }

    /**
     * Checks and takes a base URL. Plain {@code http} would send the API key in clear text, so that it is only taken for
     * hosts on this machine.
     *
     * @param  text                     an absolute URL, with or without a trailing slash or a path
     * @param  insecureAllowed          whether {@code http} may be used for any host
     * @throws IllegalArgumentException if it can't be used; the message names the option and says why
     */
    public static BaseUrl of(String text, boolean insecureAllowed) {
        URI uri = parse(text);
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw refused(text, "it must begin with https://");
        }
        if (uri.getHost() == null) {
            throw refused(text, "it names no host");
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw refused(uri.getScheme() + "://" + uri.getHost() + "...", "user, query and fragment have no place in it");
        }
        if (scheme.equals("http") && !insecureAllowed && !isLoopback(uri.getHost())) {
            throw refused(text, "http would send the API key in clear text; use https, or set allowInsecureBaseUrl=true if"
                    + " the network in between is yours");
        }
        return new BaseUrl(uri);
    }

    private static URI parse(String text) {
        if (text == null || text.isBlank()) {
            throw refused("", "it is empty");
        }
        try {
            URI uri = new URI(text.strip());
            if (uri.getScheme() == null) {
                throw refused(text, "it must begin with https://");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw refused(SafeText.oneLine(text), "it is not a URL");
        }
    }

    private static IllegalArgumentException refused(String text, String why) {
        // before an @ there may be a password
        return new IllegalArgumentException("The option baseUrl" + (text.isEmpty() || text.contains("@") ? "" : " (" + text + ")")
                + " can't be used: " + why);
    }

    private static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost") || host.matches("127(\\.\\d{1,3}){3}") || isLoopbackOfVersion6(host);
    }

    private static boolean isLoopbackOfVersion6(String host) {
        try {
            // such an address is read, not looked up
            return host.startsWith("[") && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Whether the text is the same place, whatever its letter case and its last slash. */
    public boolean isSame(String text) {
        try {
            return text != null && normalized(uri).equals(normalized(new URI(text.strip())));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static String normalized(URI uri) {
        String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceFirst("/+$", "");
        int port = uri.getPort() >= 0 ? uri.getPort() : "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
        return String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT) + "://" + String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT) + ":" + port
                + path;
    }

    /** The URL of a resource. Path segments and query values are escaped here, and nowhere else. */
    public URI resolve(List<String> path, Map<String, String> query) {
        try {
            URIBuilder builder = new URIBuilder(uri);
            List<String> segments = new ArrayList<>(builder.getPathSegments());
            segments.removeIf(String::isEmpty);
            segments.addAll(path);
            builder.setPathSegments(segments);
            query.forEach(builder::addParameter);
            return builder.build();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The builder escapes whatever a URL can't hold", e);
        }
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
