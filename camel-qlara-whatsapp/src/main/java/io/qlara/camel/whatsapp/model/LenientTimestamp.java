/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** Reads a time as the vendor's documents write it; their zone and precision vary. */
final class LenientTimestamp {

    private static final long FIRST_MILLISECONDS = 100_000_000_000L;
    /** ISO 8601, but with a blank for the T, and with +0200 or +02 for the offset, if the sender likes that better. */
    private static final DateTimeFormatter DATE_TIME = new DateTimeFormatterBuilder().parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE).appendPattern("['T'][' ']").append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart().appendPattern("[XXXXX][XXXX][X]")
            .optionalStart().appendLiteral('[').parseCaseSensitive().appendZoneRegionId().appendLiteral(']')
            .toFormatter(Locale.ROOT).withResolverStyle(ResolverStyle.STRICT).withChronology(IsoChronology.INSTANCE);
    private static final Instant EARLIEST = LocalDateTime.MIN.toInstant(ZoneOffset.UTC);
    private static final Instant LATEST = LocalDateTime.MAX.toInstant(ZoneOffset.UTC);

    private LenientTimestamp() {
    }

    /** ISO 8601 with or without an offset (then UTC), or seconds or milliseconds since 1970; null if it is neither. */
    static Instant parse(Object value) {
        try {
            if (value instanceof Number number) {
                return readableAgain(since1970(number.longValue()));
            }
            return value instanceof String text ? readableAgain(parseText(text.strip())) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** An Instant can be a year further away than any text that is read; such a time would be lost when it is passed on. */
    private static Instant readableAgain(Instant time) {
        return time.isBefore(EARLIEST) || time.isAfter(LATEST) ? null : time;
    }

    private static Instant since1970(long secondsOrMilliseconds) {
        return secondsOrMilliseconds >= FIRST_MILLISECONDS
                ? Instant.ofEpochMilli(secondsOrMilliseconds)
                : Instant.ofEpochSecond(secondsOrMilliseconds);
    }

    private static Instant parseText(String text) {
        TemporalAccessor time = DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return time instanceof OffsetDateTime withOffset
                ? withOffset.toInstant()
                : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
    }
}
