/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class QlaraSimulatorExtensionTest {

    @RegisterExtension
    static QlaraSimulatorExtension simulator = QlaraSimulatorExtension.with(builder -> builder.apiKey("k"));

    private static WireMockServer serverBeforeAll;

    @BeforeAll
    static void rememberServer() {
        serverBeforeAll = simulator.get().wireMock();
    }

    @Test
    void forwardsToTheSimulator() {
        assertThat(simulator.apiKey()).isEqualTo("k");
        assertThat(simulator.baseUrl()).isEqualTo(simulator.get().baseUrl());
        assertThat(simulator.journal()).isSameAs(simulator.get().journal());
    }

    @Test
    void resolvesAParameter(QlaraSimulator parameter) {
        assertThat(parameter).isSameAs(simulator.get());
    }

    @RepeatedTest(2)
    void resetsBeforeEachTest() {
        assertThat(simulator.journal().count()).isZero();
        ApiClient.of(simulator.get()).sendText("+393401234567", "Hello");
    }

    @Nested
    class InANestedClass {

        @Test
        void theServerIsTheSame() {
            assertThat(simulator.get().wireMock()).isSameAs(serverBeforeAll);
        }
    }

    @Nested
    class InTheNextNestedClass {

        @Test
        void theServerIsStillTheSame() {
            assertThat(simulator.get().wireMock()).isSameAs(serverBeforeAll);
        }
    }
}
