/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.karaf.container;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.qlara.simulator.QlaraSimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Everything goes without a trace, and can come again, from the KAR this time. */
@Order(7)
@ExtendWith(KarafExtension.class)
class UninstallationIT {

    private static final List<String> FEATURES
            = List.of("camel-qlara-whatsapp-webhook-netty-http", "camel-qlara-whatsapp-webhook-jetty", "camel-qlara-whatsapp");

    private final Karaf karaf;
    private final Example example;

    UninstallationIT(Karaf karaf, Example example) {
        this.karaf = karaf;
        this.example = example;
    }

    @Test
    void whenTheComponentIsStoppedItsRoutesStopAndStartWithIt() throws Exception {
        karaf.management().bundle("stop", "camel-qlara-whatsapp");

        assertNothingRuns();

        karaf.management().bundle("start", "camel-qlara-whatsapp");
        example.awaitRunning();
    }

    @Test
    void theYamlRoutesEndWithTheirFeatureAndStartAgainWithIt() throws Exception {
        karaf.management().uninstallFeature("qlara-karaf-example-yaml");

        await().until(() -> !Connections.accepted(example.port(Example.YAML)));
        assertThat(Connections.accepted(example.port(Example.BLUEPRINT))).isTrue();

        karaf.management().installFeature("qlara-karaf-example-yaml");
        example.awaitRunning();
    }

    @Test
    void itIsUninstalledAndInstalledAgain(QlaraSimulator service) throws Exception {
        LogFile log = karaf.log().fromNow();
        example.uninstall();

        assertNothingRuns();
        assertThat(karaf.management().bundles()).doesNotContainKeys("camel-qlara-whatsapp", "qlara-karaf-context", "qlara-karaf-route-loader",
                "qlara-karaf-blueprint");
        for (String feature : FEATURES) {
            assertThat(karaf.management().isInstalled(feature)).as(feature).isFalse();
        }
        assertThat(log.complaints()).isEmpty();

        karaf.management().installKar(KarafFiles.kar().toUri().toString());
        assertThat(karaf.management().bundles()).containsEntry("camel-qlara-whatsapp", "Active");
        example.install();
        example.send(Example.YAML, "again.json", "{\"destination\": \"+393401234567\", \"body\": \"Hello\"}");
        example.awaitSent(Example.YAML, "again.json");
        assertThat(service.journal().sentTo("+393401234567")).hasSize(1);
    }

    private void assertNothingRuns() {
        await().untilAsserted(() -> {
            Traces left = Traces.of(karaf.management());
            assertThat(left.threads()).isEqualTo(Map.of());
            assertThat(left.beans()).isEqualTo(Map.of());
        });
        for (String routes : Example.BOTH) {
            assertThat(Connections.accepted(example.port(routes))).isFalse();
        }
    }
}
