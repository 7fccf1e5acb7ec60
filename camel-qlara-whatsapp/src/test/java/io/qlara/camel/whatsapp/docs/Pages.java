/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The pages of the documentation. */
final class Pages {

    /** The tests run in the folder of their module. */
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    static final Path SIMULATOR = ROOT.resolve("camel-qlara-examples/qlara-simulator/README.md");
    static final Path CONFIGURATION = ROOT.resolve("docs/configuration.md");

    private Pages() {
    }

    /** The pages whose snippets are run. */
    static List<Path> withSnippets() {
        List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md"), SIMULATOR));
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            docs.filter(page -> page.toString().endsWith(".md")).sorted().forEach(pages::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pages;
    }

    /** The pages whose links are followed. */
    static List<Path> withLinks() {
        List<Path> pages = new ArrayList<>(withSnippets());
        Stream.of("CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md").map(ROOT::resolve).forEach(pages::add);
        return pages;
    }

    static String name(Path page) {
        return ROOT.relativize(page).toString().replace('\\', '/');
    }

    static String text(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
