/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One file of the component's sources. They show what the compiled classes hide: the compiler writes the value of a constant into the
 * class that uses it, and no trace of where it comes from.
 *
 * @param packageName the last part of the package's name; empty for the root
 * @param name        the name of its class
 * @param code        its text without comments
 */
record SourceFile(String packageName, String name, String code) {

    private static final Path ROOT = Path.of("src/main/java/io/qlara/camel/whatsapp");
    private static final Pattern TEXT_OR_COMMENT = Pattern.compile("\"(?:\\\\.|[^\"\\\\\n])*\"|//[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern OF_COMPONENT = Pattern.compile("io\\.qlara\\.camel\\.whatsapp\\.(?:([a-z]+)\\.)?[A-Z*]");

    /** All but the descriptions of packages. */
    static List<SourceFile> all() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
                    .map(SourceFile::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SourceFile read(Path file) {
        try {
            String code = TEXT_OR_COMMENT.matcher(Files.readString(file)).replaceAll(SourceFile::textOnly);
            return new SourceFile(ROOT.relativize(file.getParent()).toString(), file.getFileName().toString().replace(".java", ""), code);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String textOnly(MatchResult found) {
        return found.group().startsWith("\"") ? Matcher.quoteReplacement(found.group()) : " ";
    }

    /** The packages of the component whose classes it names. */
    Set<String> packagesNamed() {
        return OF_COMPONENT.matcher(code).results().map(found -> found.group(1) == null ? "" : found.group(1)).collect(Collectors.toSet());
    }

    /** Whether it names the class of the other, which is in the same package. */
    boolean names(SourceFile other) {
        return !equals(other) && Pattern.compile("\\b" + other.name + "\\b").matcher(code).find();
    }

    @Override
    public String toString() {
        return packageName.isEmpty() ? name : packageName + "." + name;
    }
}
