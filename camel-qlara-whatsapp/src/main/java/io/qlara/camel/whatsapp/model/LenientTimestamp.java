package io.qlara.camel.whatsapp.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;

/** Reads a time as the vendor's documents write it; their zone and precision vary. */
final class LenientTimestamp {

    private static final long FIRST_MILLISECONDS = 100_000_000_000L;

    private LenientTimestamp() {
    }

    /** ISO 8601 with or without an offset (then UTC), or seconds or milliseconds since 1970; null if it is neither. */
    static Instant parse(Object value) {
        try {
            if (value instanceof Number number) {
                long since1970 = number.longValue();
                return since1970 >= FIRST_MILLISECONDS ? Instant.ofEpochMilli(since1970) : Instant.ofEpochSecond(since1970);
            }
            return value instanceof String text ? parseText(text.strip()) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Instant parseText(String text) {
        TemporalAccessor time = DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return time instanceof OffsetDateTime withOffset
                ? withOffset.toInstant()
                : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
    }
}
