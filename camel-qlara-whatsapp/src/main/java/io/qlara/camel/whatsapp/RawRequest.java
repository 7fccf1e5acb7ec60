/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import org.apache.camel.Exchange;

import io.qlara.camel.whatsapp.api.Findings;
import io.qlara.camel.whatsapp.api.RawPath;
import io.qlara.camel.whatsapp.client.QlaraValidationException;
import io.qlara.camel.whatsapp.http.JsonCodec;
import io.qlara.camel.whatsapp.http.SafeText;
import io.qlara.camel.whatsapp.model.QlaraModel;

/**
 * What one exchange asks of a path that no other resource wraps.
 *
 * @param path  the segments of the path, unescaped
 * @param query the query parameters, unescaped
 * @param body  what to send as JSON; null for nothing
 */
record RawRequest(List<String> path, Map<String, String> query, Object body) {

    /** What a successful call consumes. */
    static final List<String> READ = List.of(QlaraWhatsAppConstants.QUERY);
    /** The same where the header may say the path. */
    static final List<String> READ_WITH_PATH = List.of(QlaraWhatsAppConstants.QUERY, QlaraWhatsAppConstants.RAW_PATH);

    private static final int MOST_PARAMETERS = 100;
    private static final int LONGEST_PARAMETER = 2_000;

    /**
     * What the exchange asks for.
     *
     * @param  pathOfOption             where the call goes if no header may say so, or none does; null for nowhere
     * @throws QlaraValidationException if it is no call that can be made
     */
    static RawRequest of(Exchange exchange, RawConfiguration options, List<String> pathOfOption) {
        ExchangeReader reader = new ExchangeReader(exchange);
        List<String> path = options.isAllowPathFromHeader() ? path(reader, pathOfOption) : pathOfOption;
        Map<String, String> query = query(reader);
        Object body = options.getMethod().takesBody() ? body(exchange, reader.findings()) : null;
        reader.findings().throwIfAny("raw");
        return new RawRequest(path, query, body);
    }

    private static List<String> path(ExchangeReader reader, List<String> ofOption) {
        String given = reader.text(QlaraWhatsAppConstants.RAW_PATH);
        if (given == null && ofOption != null) {
            return ofOption;
        }
        try {
            return RawPath.segments(given);
        } catch (IllegalArgumentException e) {
            reader.findings().add(QlaraWhatsAppConstants.RAW_PATH, e.getMessage());
            return null;
        }
    }

    private static Map<String, String> query(ExchangeReader reader) {
        Object given = reader.value(QlaraWhatsAppConstants.QUERY);
        Map<String, String> query = new LinkedHashMap<>();
        if (given instanceof Map<?, ?> map && map.size() <= MOST_PARAMETERS) {
            map.forEach((name, value) -> add(String.valueOf(name), value, query, reader));
        } else if (reader.hasAny(QlaraWhatsAppConstants.QUERY)) {
            reader.findings().add(QlaraWhatsAppConstants.QUERY, "must be a map of at most " + MOST_PARAMETERS + " parameters");
        }
        return query;
    }

    private static void add(String name, Object value, Map<String, String> query, ExchangeReader reader) {
        Object plain = JsonCodec.plain(value);
        boolean isPlain = plain instanceof CharSequence || plain instanceof Number || plain instanceof Boolean || plain instanceof Enum<?>;
        if (plain == null) {
            return;
        }
        if (!isPlain || name.length() > LONGEST_PARAMETER || plain.toString().length() > LONGEST_PARAMETER) {
            reader.findings().add(QlaraWhatsAppConstants.QUERY, "the parameter " + SafeText.oneLine(name) + " is no text, number or boolean of at most "
                    + LONGEST_PARAMETER + " characters");
            return;
        }
        query.put(name, plain.toString());
    }

    private static Object body(Exchange exchange, Findings findings) {
        MessageBody body = new MessageBody(exchange);
        try {
            if (body.value() instanceof JsonNode || body.value() instanceof QlaraModel) {
                return body.value();
            }
            return body.value() instanceof Map ? body.fields().orElseThrow() : body.jsonTree().orElse(null);
        } catch (IllegalArgumentException e) {
            findings.add("body", e.getMessage());
            return null;
        }
    }
}
