/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.github.tomakehurst.wiremock.common.FatalStartupException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class LifecycleTest {

    private static final String DESTINATION = "+393401234567";

    private final QlaraSimulator simulator = QlaraSimulator.builder().rateLimit(0, 3).wireMockJournalSize(2).build();

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void listensOnTheLoopbackInterfaceOnly() {
        simulator.start();

        assertThat(simulator.baseUrl()).isEqualTo("http://127.0.0.1:" + simulator.port());
        assertThat(simulator.wireMock().getOptions().bindAddress()).isEqualTo("127.0.0.1");
    }

    @Test
    void keepsItsPortAndItsJournalOverARestart() {
        int port = simulator.start().port();
        client().sendText(DESTINATION, "Hello");

        simulator.stop();
        simulator.start();
        client().sendText(DESTINATION, "Hello again");

        assertThat(simulator.port()).isEqualTo(port);
        assertThat(simulator.journal().count()).isEqualTo(2);
    }

    @Test
    @DisabledOnOs(OS.MAC)
    void theSystemGivesItsPortToNobodyWhileItIsStopped() {
        int port = simulator.start().port();

        simulator.stop();

        assertThatThrownBy(() -> listen(port)).isInstanceOf(BindException.class);
    }

    @Test
    void refusesConnectionsWhileItIsStopped() {
        int port = simulator.start().port();

        simulator.stop();

        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close()).isInstanceOf(ConnectException.class);
    }

    @Test
    void leavesItsPortToOthersAfterItsClose() throws Exception {
        int port = simulator.start().port();

        simulator.stop();
        simulator.close();

        listen(port);
    }

    @Test
    void doesNotStartOnAPortThatIsTaken() {
        QlaraSimulator second = QlaraSimulator.builder().port(simulator.start().port()).build();

        assertThatThrownBy(second::start).isInstanceOf(FatalStartupException.class);
    }

    @Test
    void hasNoServerBeforeItsStart() {
        assertThatThrownBy(simulator::wireMock).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void limitsTheJournalOfWireMock() {
        simulator.start();

        List.of("1", "2", "3").forEach(text -> client().sendText(DESTINATION, text));

        assertThat(simulator.wireMock().getAllServeEvents()).hasSize(2);
    }

    @Test
    void resetForgetsJournalTemplatesAndQuota() {
        simulator.start();
        Object id = ApiClient.json(client().post(ApiClient.TEMPLATES, Map.of("name", "a", "language", "it"))).get("id");
        client().sendText(DESTINATION, "Hello");
        client().sendText(DESTINATION, "Hello");

        simulator.reset();

        assertThat(simulator.journal().messages()).isEmpty();
        assertThat(simulator.journal().requests()).isEmpty();
        assertThat(client().get(ApiClient.TEMPLATES + "/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void resetForgetsFaultsStubsAndDelay() {
        simulator.start();
        simulator.failNext(1, 500, null, Map.of());
        simulator.wireMock().stubFor(any(anyUrl()).willReturn(serverError()));
        simulator.delay(Duration.ofMinutes(10));

        simulator.reset();

        assertThat(client().sendText(DESTINATION, "Hello").statusCode()).isEqualTo(200);
    }

    @Test
    void resetForgetsChosenNumbersAndDocuments() {
        simulator.start();
        simulator.reject(DESTINATION);
        simulator.documents(Documents.LATER);

        simulator.reset();

        assertThat(ApiClient.json(client().sendText(DESTINATION, "Hello")))
                .containsEntry("results", List.of(Map.of("destination", DESTINATION, "accepted", true)));
    }

    private static void listen(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            // as the system looks for a port that nobody has
            socket.setReuseAddress(false);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        }
    }

    private ApiClient client() {
        return ApiClient.of(simulator);
    }
}
