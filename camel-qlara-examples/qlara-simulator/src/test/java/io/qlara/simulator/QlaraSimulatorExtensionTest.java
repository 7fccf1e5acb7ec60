package io.qlara.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

@TestMethodOrder(MethodOrderer.MethodName.class)
class QlaraSimulatorExtensionTest {

    @RegisterExtension
    static QlaraSimulatorExtension simulator = QlaraSimulatorExtension.with(builder -> builder.apiKey("k"));

    private static int portBeforeAll;

    @BeforeAll
    static void rememberPort() {
        portBeforeAll = simulator.get().port();
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
        void theSimulatorIsTheSame() {
            assertThat(ApiClient.of(simulator.get()).get(ApiClient.PHONE_NUMBERS).statusCode()).isEqualTo(200);
            assertThat(simulator.get().port()).isEqualTo(portBeforeAll);
        }
    }
}
