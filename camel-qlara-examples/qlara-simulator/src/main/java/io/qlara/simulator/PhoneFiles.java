/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of the phone page, which lie beside this class; no other can be asked for. */
final class PhoneFiles {

    private static final List<String> NAMES = List.of("index.html", "phone.css", "icon.svg", "main.js", "server.js", "chats.js", "chat.js",
            "bubble.js", "details.js", "tester.js", "dom.js");
    private static final Map<String, String> MEDIA_TYPES = Map.of("html", "text/html; charset=utf-8", "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8", "svg", "image/svg+xml");

    private final Map<String, byte[]> contents = new HashMap<>();

    PhoneFiles() {
        NAMES.forEach(name -> contents.put(name, read(name)));
    }

    /** Empty for what is no file of the page. */
    Optional<byte[]> content(String name) {
        return Optional.ofNullable(contents.get(name));
    }

    String mediaType(String name) {
        return MEDIA_TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    }

    private static byte[] read(String name) {
        try (InputStream file = PhoneFiles.class.getResourceAsStream("phone/" + name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
