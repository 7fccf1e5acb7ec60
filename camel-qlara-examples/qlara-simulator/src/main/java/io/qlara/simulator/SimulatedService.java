/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What the simulator knows and remembers, whether it listens or not. Thread-safe. */
final class SimulatedService {

    final Settings settings;
    final Account account;
    final Journal journal;
    final Inbox inbox;
    final Deliveries deliveries;
    final Faults faults = new Faults();
    final PlannedFaults plannedFaults;
    final TemplateStore templates;
    final Handsets handsets = new Handsets();
    /** Empty for a simulator without a phone page. */
    final Optional<PhoneBook> phoneBook;
    final Watcher watcher;
    private final RateLimit rateLimit;

    SimulatedService(Settings settings) {
        this.settings = settings;
        account = new Account(settings);
        journal = new Journal(settings.compactJournal(), settings.journalSize());
        inbox = new Inbox(settings.journalSize());
        deliveries = new Deliveries(settings.journalSize());
        rateLimit = new RateLimit(settings.requestsPerSecond(), settings.requestsPerMinute(), settings.clock());
        templates = new TemplateStore(settings);
        phoneBook = settings.phone() ? Optional.of(new PhoneBook(settings, templates, handsets)) : Optional.empty();
        watcher = phoneBook.isPresent() ? phoneBook.get() : Watcher.NOBODY;
        plannedFaults = new PlannedFaults(watcher);
    }

    /** What answers requests; events go out with {@code callbacks}. */
    QlaraApi api(Callbacks callbacks) {
        Optional<TemplateStore> required = Optional.of(templates).filter(store -> settings.requireApprovedTemplates());
        Outcomes outcomes = new Outcomes(settings, account, inbox);
        Outbox outbox = new Outbox(this, callbacks);
        Resource sends = new FaultySends(new SendEndpoint(settings, account, required, outcomes, outbox), account, plannedFaults);
        Resource subscription = new SubscriptionEndpoint(account, settings.clock());
        return new QlaraApi(settings.apiKey(), faults, rateLimit, Map.of(
                SendEndpoint.PATH, sends,
                TemplateEndpoint.PATH, new TemplateEndpoint(templates, account, settings),
                PhoneNumberEndpoint.PATH, new PhoneNumberEndpoint(settings, account),
                DeliveryStatusEndpoint.PATH, new DeliveryStatusEndpoint(deliveries),
                InboxEndpoint.PATH, new InboxEndpoint(inbox, deliveries, outcomes, outbox),
                WebhookEndpoint.PATH, new WebhookEndpoint(account.webhook(), settings.webhookReplaced()),
                SubscriptionEndpoint.PATH, subscription,
                SubscriptionEndpoint.LIKELY_PATH, subscription));
    }

    /** Notes what a customer did, before it is posted; {@code messageId} is null when its event has none. */
    void received(String customer, String business, String messageId, Map<String, Object> content, Instant when) {
        inbox.received(customer, business, (String) content.get("text"), when);
        watcher.received(customer, business, messageId, content, when);
    }

    /** Back to the settings. */
    void reset() {
        account.reset();
        faults.clear();
        plannedFaults.clear();
        templates.clear();
        rateLimit.clear();
        journal.clear();
        deliveries.clear();
        inbox.clear();
        handsets.clear();
        watcher.cleared();
    }
}
