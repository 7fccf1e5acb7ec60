/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.model;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * The media of a {@link SendRequest}: a file, a location or a reaction.
 * <p>
 * The API document names the kinds of media (image, video, audio, document, sticker, location, emoji reaction) and the
 * formats, but not the fields inside the {@code media} object. The names that are written here ({@code type},
 * {@code url}, {@code caption}, {@code filename}, {@code latitude}, {@code longitude}, {@code label}, {@code emoji},
 * {@code messageId}) are this component's own choice. Where the service wants other names, put a map into the request:
 * it goes out as it is.
 */
public sealed interface Media extends QlaraModel permits MediaFile, Location, Reaction {

    /** JPEG or PNG, with an optional caption (null for none). */
    static MediaFile image(String url, String caption) {
        return new MediaFile("image", url, caption, null);
    }

    /** MP4 or 3GPP, with an optional caption (null for none). */
    static MediaFile video(String url, String caption) {
        return new MediaFile("video", url, caption, null);
    }

    /** MP3, OGG or WAV. */
    static MediaFile audio(String url) {
        return new MediaFile("audio", url, null, null);
    }

    /** PDF or an Office file, with an optional name to show and an optional caption (null for none). */
    static MediaFile document(String url, String filename, String caption) {
        return new MediaFile("document", url, caption, filename);
    }

    /** Animated or static WebP. */
    static MediaFile sticker(String url) {
        return new MediaFile("sticker", url, null, null);
    }

    /** Reads any kind of media from the fields that {@link #toMap()} writes, by its {@code type}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Media of(Map<String, ?> fields) {
        Object type = fields.get("type");
        if (Location.TYPE.equals(type)) {
            return Location.of(fields);
        }
        return Reaction.TYPE.equals(type) ? Reaction.of(fields) : MediaFile.of(fields);
    }

    /** The kind of media as it is written in the field {@code type}; null if the caller gave none. */
    String type();
}
