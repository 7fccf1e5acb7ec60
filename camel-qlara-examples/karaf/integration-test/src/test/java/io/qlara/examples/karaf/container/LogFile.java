/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.karaf.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Karaf's log, from a place on. */
record LogFile(Path file, int from) {

    LogFile(Path file) {
        this(file, 0);
    }

    /** What is logged from now on. */
    LogFile fromNow() {
        return new LogFile(file, all().size());
    }

    List<String> lines() {
        List<String> all = all();
        return all.subList(from, all.size());
    }

    /** Lines that want somebody's attention, and whatever belongs to them, such as stack traces. */
    List<String> complaints() {
        return lines().stream().filter(line -> !line.matches(".*\\| (INFO|DEBUG|TRACE) +\\|.*")).toList();
    }

    private List<String> all() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
