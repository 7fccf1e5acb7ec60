/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a send shows to its customer, in the shape that the phone page reads. */
final class MessageContent {

    private static final Set<String> MEDIA_KINDS = Set.of("image", "video", "audio", "document", "sticker", "location", "reaction");
    private static final List<String> MEDIA_FIELDS = List.of(
            "url", "caption", "filename", "latitude", "longitude", "label", "emoji", "messageId");
    private static final int LONGEST_PREVIEW = 80;
    private static final int LONGEST_TEXT = 10_000;

    private MessageContent() {
    }

    /**
     * Of a send that was taken.
     *
     * @param templates gives a template as lists show it, empty for one that the account does not have
     */
    static Map<String, Object> of(Map<String, Object> request, Function<Map<?, ?>, Map<String, Object>> templates) {
        Map<String, Object> content = new LinkedHashMap<>();
        if (request.get("template") instanceof Map<?, ?> reference) {
            content.put("kind", "template");
            content.put("name", String.valueOf(reference.containsKey("name") ? reference.get("name") : reference.get("id")));
            content.put("language", reference.get("language") instanceof String language ? language : "");
            Map<String, Object> template = templates.apply(reference);
            content.put("known", !template.isEmpty());
            content.put("values", values(request, reference));
            content.putAll(new TemplateText(template, request).toJson());
        } else if (request.get("media") instanceof Map<?, ?> media) {
            String kind = String.valueOf(media.get("type")).toLowerCase(Locale.ROOT);
            content.put("kind", MEDIA_KINDS.contains(kind) ? kind : "other");
            MEDIA_FIELDS.stream().filter(field -> media.get(field) != null)
                    .forEach(field -> content.put(field, String.valueOf(media.get(field))));
            if (content.get("kind").equals("other")) {
                content.put("text", JsonText.write(media));
            } else if (request.get("body") instanceof String text) {
                content.putIfAbsent("caption", text);
            }
        } else {
            content.put("kind", "text");
            content.put("text", text(request.get("body")));
        }
        content.replaceAll((field, value) -> value instanceof String text ? cut(text, LONGEST_TEXT) : value);
        return content;
    }

    /** In one line, for the list of chats. */
    static String preview(Map<String, Object> content) {
        String text = Stream.of("text", "caption", "filename", "label", "emoji", "name")
                .map(field -> content.get(field) instanceof String value ? value : "")
                .filter(value -> !value.isBlank()).findFirst().orElse("");
        Object values = content.get("text") == null ? content.get("values") : null;
        String all = values instanceof List<?> list ? text + " " + list.stream().map(String::valueOf).collect(Collectors.joining(", ")) : text;
        return cut(all.replaceAll("\\s+", " ").strip(), LONGEST_PREVIEW);
    }

    private static String cut(String text, int longest) {
        boolean isShort = text.codePointCount(0, text.length()) <= longest;
        return isShort ? text : text.substring(0, text.offsetByCodePoints(0, longest)) + "\u2026";
    }

    private static Object values(Map<String, Object> request, Map<?, ?> reference) {
        if (reference.get("parameters") instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return request.get("placeholders") instanceof Map<?, ?> map
                ? map.entrySet().stream().map(value -> value.getKey() + ": " + value.getValue()).toList() : List.of();
    }

    /** The later documents write an object and do not show its fields. */
    private static String text(Object body) {
        return body instanceof String text ? text
                : body instanceof Map<?, ?> object && object.get("text") instanceof String text ? text : JsonText.write(body);
    }
}
