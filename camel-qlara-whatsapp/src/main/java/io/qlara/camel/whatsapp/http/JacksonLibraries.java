/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.cfg.PackageVersion;

/** Whether jackson-core and jackson-databind on the class path fit each other. Thread-safe. */
public final class JacksonLibraries {

    private static final String EACH_KIND = "{\"value\": [\"\", 1, 1.5, 1e30, 12345678901234567890, true, null]}";

    private JacksonLibraries() {
    }

    /**
     * Reads and writes each kind of JSON once if jackson-core is the older one: the start of each other application need not wait for it. An older jackson-core beside a newer jackson-databind lacks what only some numbers need: answers of the
     * service could not be read, although the messages were sent.
     *
     * @throws IllegalStateException if the libraries do not fit each other; the message names their versions
     */
    public static void check() {
        check(com.fasterxml.jackson.core.json.PackageVersion.VERSION, PackageVersion.VERSION);
    }

    static void check(Version core, Version databind) {
        if (core.getMinorVersion() >= databind.getMinorVersion()) {
            return;
        }
        try {
            JsonCodec.write(JsonCodec.readTree(EACH_KIND));
            JsonCodec.write(JsonCodec.readObject(EACH_KIND.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException | LinkageError e) {
            throw new IllegalStateException("The libraries of Jackson do not fit each other: jackson-core is " + core + ", jackson-databind is " + databind
                    + "; give both the same version in the build of the application", e);
        }
    }
}
