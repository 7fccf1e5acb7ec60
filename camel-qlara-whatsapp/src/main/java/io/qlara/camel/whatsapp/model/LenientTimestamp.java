/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.model;

import java.math.BigDecimal;
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
import java.util.regex.Pattern;

/** Reads a time as the vendor's documents write it; their zone and precision vary. */
final class LenientTimestamp {

    private static final long FIRST_MILLISECONDS = 100_000_000_000L;
    /** A number of another time is none of seconds or milliseconds: it may be a date without separators, or microseconds. */
    private static final Instant FIRST_BY_NUMBER = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST_BY_NUMBER = Instant.parse("2100-01-01T00:00:00Z");
    private static final int DIGITS_OF_ANY_LONG = 18;
    /** At least nine digits, because eight may be a date. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]{9,18}");
    /** The usual form, which needs a tenth of the memory if nothing else is tried. */
    private static final Pattern IN_UTC = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z");
    /** ISO 8601. The sender may also write a blank instead of the T, and the offset as +0200 or +02. */
    private static final DateTimeFormatter DATE_TIME = new DateTimeFormatterBuilder().parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE).appendPattern("['T'][' ']").append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart().appendPattern("[XXXXX][XXXX][X]")
            .optionalStart().appendLiteral('[').parseCaseSensitive().appendZoneRegionId().appendLiteral(']')
            .toFormatter(Locale.ROOT).withResolverStyle(ResolverStyle.STRICT).withChronology(IsoChronology.INSTANCE);
    private static final Instant EARLIEST = LocalDateTime.MIN.toInstant(ZoneOffset.UTC);
    private static final Instant LATEST = LocalDateTime.MAX.toInstant(ZoneOffset.UTC);

    private LenientTimestamp() {
    }

    /**
     * Reads a time in ISO 8601, which without an offset is in UTC, or in seconds or milliseconds since 1970, as a number or as digits.
     *
     * @return null if the value is none of these
     */
    static Instant parse(Object value) {
        try {
            if (value instanceof Number number) {
                return readableAgain(since1970(new BigDecimal(number.toString())));
            }
            return value instanceof String text ? readableAgain(parseText(text.strip())) : null;
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    /** Null for a time outside of the years that can be read back from text: such a time would be lost when the event is passed on. */
    private static Instant readableAgain(Instant time) {
        return time.isBefore(EARLIEST) || time.isAfter(LATEST) ? null : time;
    }

    private static Instant since1970(BigDecimal number) {
        if (number.precision() - number.scale() > DIGITS_OF_ANY_LONG) {
            throw new DateTimeException("too far away");
        }
        long secondsOrMilliseconds = number.longValue();
        Instant time = secondsOrMilliseconds >= FIRST_MILLISECONDS
                ? Instant.ofEpochMilli(secondsOrMilliseconds)
                : Instant.ofEpochSecond(secondsOrMilliseconds);
        if (time.isBefore(FIRST_BY_NUMBER) || time.isAfter(LAST_BY_NUMBER)) {
            throw new DateTimeException("no time of our days");
        }
        return time;
    }

    private static Instant parseText(String text) {
        if (IN_UTC.matcher(text).matches()) {
            return LocalDateTime.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10), digits(text, 11, 13), digits(text, 14, 16),
                    digits(text, 17, 19)).toInstant(ZoneOffset.UTC);
        }
        if (NUMBER.matcher(text).matches()) {
            return since1970(new BigDecimal(text));
        }
        TemporalAccessor time = DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return time instanceof OffsetDateTime withOffset
                ? withOffset.toInstant()
                : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
    }

    private static int digits(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
