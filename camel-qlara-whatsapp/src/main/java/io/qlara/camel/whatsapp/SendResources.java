/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceHelper;

import io.qlara.camel.whatsapp.api.Account;
import io.qlara.camel.whatsapp.api.Accounts;
import io.qlara.camel.whatsapp.api.SafetyCatch;
import io.qlara.camel.whatsapp.api.TemplateCheck;
import io.qlara.camel.whatsapp.http.ClientSettings;

/** What all sends of a component share, made of the component's options when the first route needs it. Thread-safe. */
final class SendResources {

    private static final int MOST_TEMPLATES = 100;

    private final SafetyCatch safetyCatch;
    private final Semaphore awaitingSlots;
    private final Sessions sessions;
    private final Accounts accounts;
    private final TemplateCheck templateCheck;
    /** How many endpoints name each of them. */
    private final Map<NamedTemplate, Integer> namedTemplates = new ConcurrentHashMap<>();

    /**
     * Resources by these options. Starts the session repository.
     *
     * @throws IllegalArgumentException if an option can't be used; the message names it
     */
    SendResources(QlaraWhatsAppComponentOptions options, CamelContext camel) {
        safetyCatch = SafetyCatch.of(Boolean.TRUE.equals(options.getConfiguration().getSimulation()), options.getAllowedDestinations(),
                options.getRedirectTo());
        awaitingSlots = new Semaphore(ProducerSettings.notNegative("maxAwaiting", options.getMaxAwaiting()));
        accounts = new Accounts(ProducerSettings.positive("templateCacheTime", options.getTemplateCacheTime()));
        templateCheck = options.getCheckTemplates() == CheckTemplates.off ? null
                : new TemplateCheck(accounts, options.getCheckTemplates() == CheckTemplates.fail);
        sessions = options.getSessionRepository() == null ? null : new Sessions(started(options.getSessionRepository(), camel), Clock.systemUTC());
    }

    /** Only the context stops a repository: other routes may use it too, and one that keeps states in memory forgets them. */
    private static StateRepository<String, String> started(StateRepository<String, String> repository, CamelContext camel) {
        try {
            if (!camel.hasService(repository)) {
                camel.addService(repository);
            }
            ServiceHelper.startService(repository);
            return repository;
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
    }

    /** What keeps messages from real customers. */
    SafetyCatch safetyCatch() {
        return safetyCatch;
    }

    /** How many sends may wait for the delivery of their message at once. */
    Semaphore awaitingSlots() {
        return awaitingSlots;
    }

    /** When customers wrote; null if the component has no repository for that. */
    Sessions sessions() {
        return sessions;
    }

    /** What was read of the accounts that endpoints call. */
    Accounts accounts() {
        return accounts;
    }

    /** What looks up the template of each message; null if nobody does. */
    TemplateCheck templateCheck() {
        return templateCheck;
    }

    /**
     * Keeps what is read of the account that a producer calls, and shows the templates that its endpoint names.
     *
     * @return what is to be done when the producer stops
     */
    Runnable use(ClientSettings settings, List<NamedTemplate> named) {
        accounts.use(settings);
        named.forEach(this::names);
        return () -> {
            named.forEach(this::forgets);
            accounts.release(settings);
        };
    }

    /** Remembers a template that an endpoint names, for {@link #details}, up to a number that a person can read. */
    void names(NamedTemplate template) {
        if (namedTemplates.size() < MOST_TEMPLATES || namedTemplates.containsKey(template)) {
            namedTemplates.merge(template, 1, Integer::sum);
        }
    }

    /** The endpoint is not used any more. */
    private void forgets(NamedTemplate template) {
        namedTemplates.computeIfPresent(template, (known, endpoints) -> endpoints == 1 ? null : endpoints - 1);
    }

    /** What health checks and consoles tell of sends; holds no keys and no personal data. */
    Map<String, Object> details() {
        Map<String, Object> details = new TreeMap<>();
        if (safetyCatch.isActive()) {
            details.put("safetyCatch", safetyCatch.describe());
        }
        if (templateCheck != null) {
            namedTemplates.keySet().forEach(template -> details.put("template." + template.described(), state(template)));
        }
        return details;
    }

    /** How many of the templates that endpoints name the account did not list as approved when it was read last. */
    long templatesNotApproved() {
        return templateCheck == null ? 0 : namedTemplates.keySet().stream().map(this::state)
                .filter(state -> !TemplateCheck.NOT_READ.equals(state) && !"APPROVED".equalsIgnoreCase(state)).count();
    }

    private String state(NamedTemplate template) {
        Account account = accounts.of(template.settings());
        return templateCheck.state(account, template.name(), template.language(), template.id());
    }

    /**
     * A template that an endpoint names.
     *
     * @param name     null if the endpoint names an id
     * @param language null if the endpoint names an id
     * @param id       null if the endpoint names name and language
     * @param settings how the endpoint calls its account
     */
    record NamedTemplate(String name, String language, String id, ClientSettings settings) {

        /** Empty if the options name no template. */
        static Optional<NamedTemplate> of(String nameOption, String languageOption, String idOption, ClientSettings settings) {
            String name = ExchangeReader.saidOrNull(nameOption);
            String language = ExchangeReader.saidOrNull(languageOption);
            String id = ExchangeReader.saidOrNull(idOption);
            return id == null && (name == null || language == null) ? Optional.empty() : Optional.of(new NamedTemplate(name, language, id, settings));
        }

        private String described() {
            return id != null ? id : name + "/" + language;
        }
    }
}
