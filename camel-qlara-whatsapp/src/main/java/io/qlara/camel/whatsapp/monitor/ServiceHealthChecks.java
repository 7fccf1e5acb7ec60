/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.monitor;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;

import io.qlara.camel.whatsapp.api.ClientActivity;
import io.qlara.camel.whatsapp.api.QlaraClient;
import io.qlara.camel.whatsapp.http.ClientSettings;

/**
 * The health checks of a component's producers: one for each service and API key, however many producers use it. None in an
 * application without Camel's health checks. Thread-safe.
 */
public final class ServiceHealthChecks {

    private final Supplier<CamelContext> camel;
    private final Supplier<String> id;
    private final BooleanSupplier enabled;
    private final Function<ClientSettings, QlaraClient> clients;
    private final Supplier<Map<String, Object>> details;
    private final Predicate<ClientActivity.Queue> quotaUsedUp;
    private final Map<Access, Registered> registered = new HashMap<>();

    /**
     * No checks yet.
     *
     * @param camel   the application whose health checks these are
     * @param id      the name of the first check; those of the others have a number behind it
     * @param enabled whether a new check is enabled
     * @param clients makes the client of a check, by its settings
     * @param details gives what every result tells beside the service's state; holds no keys and no personal data
     * @param quotaUsedUp whether what waits in the queue of a check's key waits for the quota, and not for a connection or its repeat
     */
    public ServiceHealthChecks(
            Supplier<CamelContext> camel, Supplier<String> id, BooleanSupplier enabled, Function<ClientSettings, QlaraClient> clients,
            Supplier<Map<String, Object>> details, Predicate<ClientActivity.Queue> quotaUsedUp) {
        this.camel = camel;
        this.id = id;
        this.enabled = enabled;
        this.clients = clients;
        this.details = details;
        this.quotaUsedUp = quotaUsedUp;
    }

    /** Makes a check for the service and key of these settings, unless there is one, and counts one more user of it. */
    public synchronized void use(ClientSettings settings) {
        WritableHealthCheckRepository repository = repository();
        if (repository == null) {
            return;
        }
        registered.computeIfAbsent(Access.of(settings), access -> {
            ClientSettings impatient = AskingHealthCheck.impatient(settings);
            QlaraClient client = clients.apply(impatient);
            ServiceHealthCheck check = new ServiceHealthCheck(nextId(), impatient, client, enabled.getAsBoolean(), details, quotaUsedUp, System::nanoTime);
            repository.addHealthCheck(check);
            return new Registered(check, client);
        }).users++;
    }

    /** Counts one user less, and removes the check with its last user. */
    public synchronized void release(ClientSettings settings) {
        Registered entry = registered.get(Access.of(settings));
        if (entry != null && --entry.users == 0) {
            registered.remove(Access.of(settings));
            entry.client.abort();
            repository().removeHealthCheck(entry.check);
        }
    }

    /** Ends the checks that are under way. */
    public synchronized void abort() {
        registered.values().forEach(entry -> entry.client.abort());
    }

    /** The first id that no check has, so that a restart of a route changes no id. */
    private String nextId() {
        Set<String> taken = registered.values().stream().map(entry -> entry.check.getId()).collect(Collectors.toSet());
        return Stream.concat(Stream.of(id.get()), IntStream.iterate(2, number -> number + 1).mapToObj(number -> id.get() + "-" + number))
                .filter(candidate -> !taken.contains(candidate)).findFirst().orElseThrow();
    }

    private WritableHealthCheckRepository repository() {
        return HealthCheckHelper.getHealthCheckRepository(camel.get(), "producers", WritableHealthCheckRepository.class);
    }

    private static final class Registered {

        private final ServiceHealthCheck check;
        private final QlaraClient client;
        private int users;

        private Registered(ServiceHealthCheck check, QlaraClient client) {
            this.check = check;
            this.client = client;
        }
    }

    /** The service and the key that a check tries. */
    private record Access(String baseUrl, String apiKey) {

        private static Access of(ClientSettings settings) {
            return new Access(settings.baseUrl().toString(), settings.apiKey());
        }
    }
}
