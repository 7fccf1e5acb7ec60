/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.api;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.qlara.camel.whatsapp.model.Location;
import io.qlara.camel.whatsapp.model.MediaFile;
import io.qlara.camel.whatsapp.model.Reaction;

/** What must hold for media that our own model describes. The formats are those that the API document names. */
final class MediaRules {

    private static final Map<String, Set<String>> EXTENSIONS = Map.of(
            "image", Set.of("jpg", "jpeg", "png"),
            "video", Set.of("mp4", "3gp", "3gpp"),
            "audio", Set.of("mp3", "ogg", "wav"),
            "document", Set.of("pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx"),
            "sticker", Set.of("webp"));

    /** A name with a letter or a digit, or an IPv6 address; a user before it and a port behind it. */
    private static final Pattern HOST = Pattern.compile("(.*@)?([_.-]*+[\\p{L}\\p{N}][_.\\p{L}\\p{M}\\p{N}-]*+|\\[.+])(:\\d*)?");

    private MediaRules() {
    }

    /** The media, with white space around a URL left out. */
    static Object validate(Object media, Findings findings) {
        if (media instanceof MediaFile file) {
            return validate(file, findings);
        }
        if (media instanceof Location location) {
            validateDegrees("media.latitude", location.latitude(), 90, findings);
            validateDegrees("media.longitude", location.longitude(), 180, findings);
        } else if (media instanceof Reaction reaction) {
            if (reaction.emoji() == null) {
                findings.add("media.emoji", "missing; an empty one takes the reaction back");
            }
            validateText("media.messageId", reaction.messageId(), findings);
        }
        return media;
    }

    private static MediaFile validate(MediaFile file, Findings findings) {
        boolean typeKnown = file.type() != null && EXTENSIONS.containsKey(file.type());
        if (!typeKnown) {
            findings.add("media.type", "must be one of image, video, audio, document, sticker");
        }
        String url = file.url() == null ? null : file.url().strip();
        Optional<URI> parsed = url(url, findings);
        if (typeKnown && !file.type().equals("document")) {
            parsed.flatMap(MediaRules::typeOfExtension).filter(type -> !type.equals(file.type())).ifPresent(
                    type -> findings.add("media.url", "names a file of type " + type + ", not " + file.type()));
        }
        return url == null || url.equals(file.url()) ? file : new MediaFile(file.type(), url, file.caption(), file.filename());
    }

    private static Optional<URI> url(String text, Findings findings) {
        Optional<URI> url = Optional.empty();
        try {
            url = text == null ? url : Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            if (e.getIndex() >= 0 && e.getIndex() < text.length() && namesScheme(text)) {
                findings.add("media.url", misplaced(text.codePointAt(e.getIndex())));
                return Optional.empty();
            }
        }
        Optional<URI> complete = url.filter(MediaRules::namesHost)
                .filter(uri -> "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()));
        if (complete.isEmpty()) {
            findings.add("media.url", "must be a complete http or https URL");
        }
        return complete;
    }

    private static boolean namesScheme(String text) {
        return text.regionMatches(true, 0, "http://", 0, 7) || text.regionMatches(true, 0, "https://", 0, 8);
    }

    private static String misplaced(int character) {
        String name = character == ' ' ? "a space" : String.format(Locale.ROOT, "the character U+%04X", character);
        return "holds " + name + ", which has no place in a URL; encode it, a space as %20";
    }

    /** URI knows no host with an underscore or a letter beyond ASCII, and keeps the whole authority then. */
    private static boolean namesHost(URI url) {
        String authority = url.getRawAuthority();
        return authority != null && HOST.matcher(authority).matches();
    }

    /** The media type that the extension belongs to; empty for one that belongs to none that we know. */
    private static Optional<String> typeOfExtension(URI url) {
        String path = url.getPath() == null ? "" : url.getPath();
        String lastSegment = path.substring(path.lastIndexOf('/') + 1);
        String extension = Arrays.stream(lastSegment.split("\\.")).skip(1).reduce("", (first, last) -> last)
                .toLowerCase(Locale.ROOT);
        return EXTENSIONS.entrySet().stream().filter(type -> type.getValue().contains(extension)).map(Map.Entry::getKey)
                .findFirst();
    }

    private static void validateDegrees(String field, BigDecimal degrees, int limit, Findings findings) {
        if (degrees == null) {
            // a header that holds no number is a finding already
            if (!findings.has(field)) {
                findings.add(field, "missing");
            }
        } else if (degrees.abs().compareTo(BigDecimal.valueOf(limit)) > 0) {
            findings.add(field, "must be from -" + limit + " to " + limit);
        }
    }

    private static void validateText(String field, String text, Findings findings) {
        if (text == null || text.isBlank()) {
            findings.add(field, "missing or blank");
        }
    }
}
