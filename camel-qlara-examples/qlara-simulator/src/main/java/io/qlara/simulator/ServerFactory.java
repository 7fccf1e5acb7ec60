/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.util.Optional;
import java.util.UUID;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.global.GlobalSettings;

/** Sets WireMock up: quiet, on the loopback interface, with the API behind a stub that any stub of a test outranks. */
final class ServerFactory {

    static final String HOST = "127.0.0.1";

    private static final UUID API_STUB = UUID.randomUUID();
    private static final int LOWEST_PRIORITY = Integer.MAX_VALUE;
    private static final int THREADS_FOR_DELAYED_ANSWERS = 10;

    private final Settings settings;
    private final QlaraApi api;
    private final RequestCounter counter;
    private final Administration administration;
    private final Optional<PhoneServer> phone;

    ServerFactory(Settings settings, QlaraApi api, RequestCounter counter, Administration administration, Optional<PhoneServer> phone) {
        this.settings = settings;
        this.api = api;
        this.counter = counter;
        this.administration = administration;
        this.phone = phone;
    }

    WireMockServer create(int port) {
        WireMockConfiguration configuration = WireMockConfiguration.options()
                .bindAddress(HOST)
                .port(port)
                .containerThreads(settings.containerThreads())
                .asynchronousResponseEnabled(true)
                .asynchronousResponseThreads(THREADS_FOR_DELAYED_ANSWERS)
                .stubRequestLoggingDisabled(true)
                .extensionScanningEnabled(false)
                .extensions(api, counter, administration, new AdministrationGuard(settings.administration()));
        phone.ifPresent(configuration::httpServerFactory);
        if (settings.wireMockJournalSize() == 0) {
            configuration.disableRequestJournal();
        } else {
            configuration.maxRequestJournalEntries(settings.wireMockJournalSize());
        }
        WireMockServer server = new WireMockServer(configuration);
        server.stubFor(WireMock.any(WireMock.urlPathMatching(ApiPath.ROOT + ".*"))
                .withId(API_STUB)
                .atPriority(LOWEST_PRIORITY)
                .willReturn(WireMock.aResponse().withTransformers(QlaraApi.NAME)));
        return server;
    }

    /** Removes what tests have set; the API's own stub never goes, so that no request falls into a gap. */
    static void reset(WireMockServer server) {
        server.getStubMappings().stream()
                .filter(stub -> !stub.getId().equals(API_STUB))
                .forEach(server::removeStub);
        server.resetScenarios();
        server.resetRequests();
        server.updateGlobalSettings(GlobalSettings.defaults());
    }
}
