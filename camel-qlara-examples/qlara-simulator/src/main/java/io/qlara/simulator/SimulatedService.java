/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

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
    final TemplateStore templates;
    private final RateLimit rateLimit;

    SimulatedService(Settings settings) {
        this.settings = settings;
        account = new Account(settings);
        journal = new Journal(settings.compactJournal(), settings.journalSize());
        inbox = new Inbox(settings.journalSize());
        deliveries = new Deliveries(settings.journalSize());
        rateLimit = new RateLimit(settings.requestsPerSecond(), settings.requestsPerMinute(), settings.clock());
        templates = new TemplateStore(settings);
    }

    /** What answers requests; events go out with {@code callbacks}. */
    QlaraApi api(Callbacks callbacks) {
        Optional<TemplateStore> required = Optional.of(templates).filter(store -> settings.requireApprovedTemplates());
        Outcomes outcomes = new Outcomes(settings, account, inbox);
        Outbox outbox = new Outbox(settings, journal, deliveries, inbox, callbacks);
        Resource subscription = new SubscriptionEndpoint(account, settings.clock());
        return new QlaraApi(settings.apiKey(), faults, rateLimit, Map.of(
                SendEndpoint.PATH, new SendEndpoint(settings, account, required, outcomes, outbox),
                TemplateEndpoint.PATH, new TemplateEndpoint(templates, account, settings),
                PhoneNumberEndpoint.PATH, new PhoneNumberEndpoint(settings, account),
                DeliveryStatusEndpoint.PATH, new DeliveryStatusEndpoint(deliveries),
                InboxEndpoint.PATH, new InboxEndpoint(inbox, deliveries, outcomes, outbox),
                WebhookEndpoint.PATH, new WebhookEndpoint(account.webhook(), settings.webhookReplaced()),
                SubscriptionEndpoint.PATH, subscription,
                SubscriptionEndpoint.LIKELY_PATH, subscription));
    }

    /** Back to the settings. */
    void reset() {
        account.reset();
        faults.clear();
        templates.clear();
        rateLimit.clear();
        journal.clear();
        deliveries.clear();
        inbox.clear();
    }
}
