/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.karaf.container;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Unpacks what was downloaded. */
final class Archive {

    private Archive() {
    }

    /** The one folder that the archive holds, below the given one. */
    static Path unpack(Path zip, Path folder) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : Collections.list(file.entries())) {
                unpack(file, entry, folder.resolve(entry.getName()).normalize());
            }
            return folder.resolve(file.entries().nextElement().getName().split("/")[0]);
        }
    }

    private static void unpack(ZipFile file, ZipEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        try (InputStream content = file.getInputStream(entry)) {
            Files.copy(content, target);
        }
    }
}
