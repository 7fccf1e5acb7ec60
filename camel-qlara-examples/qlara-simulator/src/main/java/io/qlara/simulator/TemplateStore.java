/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The templates of the account, oldest first. Thread-safe. */
final class TemplateStore {

    private final Clock clock;
    private final Duration approvalDelay;
    private final Map<String, Template> templates = new LinkedHashMap<>();
    private final List<Map<String, Object>> initial;
    private final boolean initialIdsNumeric;
    private long lastNumber;

    /** Begins with the templates of {@code settings}. */
    TemplateStore(Settings settings) {
        clock = settings.clock();
        approvalDelay = settings.templateApprovalDelay();
        initial = settings.templates();
        initialIdsNumeric = settings.documents() == Documents.LATER;
        clear();
    }

    synchronized List<Template> all() {
        return List.copyOf(templates.values());
    }

    synchronized Optional<Template> find(String id) {
        return Optional.ofNullable(templates.get(id));
    }

    /** Empty when another template has the same name and language. */
    synchronized Optional<Template> create(Map<String, Object> fields, boolean numericId) {
        return store(new Template(nextId(numericId), fields, clock.instant().plus(approvalDelay), null));
    }

    /**
     * Adds a template that was reviewed long ago.
     *
     * @param fields a {@code status} among them is the template's, else it is approved
     * @throws IllegalArgumentException without a name or a language, or when another template has the same
     */
    synchronized Object add(Map<String, ?> fields, boolean numericId) {
        Map<String, Object> described = new LinkedHashMap<>(fields);
        String status = Objects.toString(described.remove("status"), Template.APPROVED);
        if (!Template.problems(described).isEmpty()) {
            throw new IllegalArgumentException("A template needs a name and a language: " + fields);
        }
        return store(new Template(nextId(numericId), Collections.unmodifiableMap(described), clock.instant(), status))
                .orElseThrow(() -> new IllegalArgumentException("A template with this name and language exists: " + fields))
                .id();
    }

    /** Says whether there is such a template. */
    synchronized boolean status(String id, String status) {
        return templates.computeIfPresent(id, (key, template) -> template.withStatus(status)) != null;
    }

    /** Asks for a new approval. Empty when another template has the same name and language. */
    synchronized Optional<Template> update(Template template, Map<String, Object> fields) {
        return store(new Template(template.id(), fields, clock.instant().plus(approvalDelay), null));
    }

    synchronized boolean delete(String id) {
        return templates.remove(id) != null;
    }

    synchronized boolean hasApproved(Map<?, ?> reference) {
        return named(reference).filter(template -> template.status(clock.instant()).equals(Template.APPROVED)).isPresent();
    }

    /** As lists show what a send names, with its placeholders as created; empty when there is no such template. */
    synchronized Map<String, Object> shown(Map<?, ?> reference) {
        return named(reference).map(template -> template.toJson(template.status(clock.instant()), false)).orElse(Map.of());
    }

    /** Finds what a send names: by id if it has one, else by name and language. */
    private Optional<Template> named(Map<?, ?> reference) {
        return templates.values().stream()
                .filter(template -> reference.containsKey("id")
                        ? String.valueOf(template.id()).equals(String.valueOf(reference.get("id")))
                        : template.name().equals(reference.get("name")) && template.language().equals(reference.get("language")))
                .findFirst();
    }

    synchronized void clear() {
        templates.clear();
        lastNumber = 0;
        initial.forEach(fields -> add(fields, initialIdsNumeric));
    }

    private Object nextId(boolean numeric) {
        lastNumber++;
        return numeric ? (Object) lastNumber : "tpl_" + lastNumber;
    }

    private Optional<Template> store(Template template) {
        boolean taken = templates.values().stream()
                .anyMatch(other -> !other.id().equals(template.id())
                        && other.name().equals(template.name()) && other.language().equals(template.language()));
        if (taken) {
            return Optional.empty();
        }
        templates.put(String.valueOf(template.id()), template);
        return Optional.of(template);
    }
}
