/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The templates of the account, oldest first. Thread-safe. */
final class TemplateStore {

    private final Clock clock;
    private final Duration approvalDelay;
    private final Map<String, Template> templates = new LinkedHashMap<>();
    private long lastNumber;

    TemplateStore(Clock clock, Duration approvalDelay) {
        this.clock = clock;
        this.approvalDelay = approvalDelay;
    }

    synchronized List<Template> all() {
        return List.copyOf(templates.values());
    }

    synchronized Optional<Template> find(String id) {
        return Optional.ofNullable(templates.get(id));
    }

    /** Empty when another template has the same name and language. */
    synchronized Optional<Template> create(Map<String, Object> fields, boolean numericId) {
        lastNumber++;
        Object id = numericId ? (Object) lastNumber : "tpl_" + lastNumber;
        return store(new Template(id, fields, clock.instant().plus(approvalDelay)));
    }

    /** Asks for a new approval. Empty when another template has the same name and language. */
    synchronized Optional<Template> update(Template template, Map<String, Object> fields) {
        return store(new Template(template.id(), fields, clock.instant().plus(approvalDelay)));
    }

    synchronized boolean delete(String id) {
        return templates.remove(id) != null;
    }

    /** Finds what a send names: by id if it has one, else by name and language. */
    synchronized boolean hasApproved(Map<?, ?> reference) {
        return templates.values().stream()
                .filter(template -> template.status(clock.instant()).equals(Template.APPROVED))
                .anyMatch(template -> reference.containsKey("id")
                        ? String.valueOf(template.id()).equals(String.valueOf(reference.get("id")))
                        : template.name().equals(reference.get("name")) && template.language().equals(reference.get("language")));
    }

    synchronized void clear() {
        templates.clear();
        lastNumber = 0;
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
