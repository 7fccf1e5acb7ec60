/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.model;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * A file that the service fetches and sends: see {@link Media} for the origin of the field names.
 *
 * @param type     image, video, audio, document or sticker; anything else is refused by the validation
 * @param url      where the service fetches the file, http or https
 * @param caption  text below the file; null for none
 * @param filename the name that a document is shown with; null for none
 */
public record MediaFile(String type, String url, String caption, String filename) implements Media {

    /** Reads the fields as {@link #toMap()} writes them. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static MediaFile of(Map<String, ?> fields) {
        FieldReader reader = new FieldReader(fields);
        return new MediaFile(reader.text("type"), reader.text("url"), reader.text("caption"), reader.text("filename"));
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldWriter().field("type", type).field("url", url).field("filename", filename).field("caption", caption)
                .toMap();
    }
}
