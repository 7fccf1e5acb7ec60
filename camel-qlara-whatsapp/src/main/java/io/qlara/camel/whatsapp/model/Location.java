/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.model;

import java.math.BigDecimal;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * A place on the map: see {@link Media} for the origin of the field names.
 *
 * @param latitude  degrees, from -90 to 90, written as given
 * @param longitude degrees, from -180 to 180, written as given
 * @param label     what the place is called; null for none
 */
public record Location(BigDecimal latitude, BigDecimal longitude, String label) implements Media {

    static final String TYPE = "location";

    /** A place by its degrees; a null label means none. */
    public static Location of(double latitude, double longitude, String label) {
        return new Location(BigDecimal.valueOf(latitude), BigDecimal.valueOf(longitude), label);
    }

    /** Reads the fields as {@link #toMap()} writes them. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Location of(Map<String, ?> fields) {
        FieldReader reader = new FieldReader(fields);
        return new Location(reader.first(Location::asDegrees, "latitude"), reader.first(Location::asDegrees, "longitude"),
                reader.text("label"));
    }

    private static BigDecimal asDegrees(Object value) {
        try {
            String text = FieldReader.asText(value);
            return text == null ? null : new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldWriter().field("type", TYPE).field("latitude", latitude).field("longitude", longitude)
                .field("label", label).toMap();
    }
}
