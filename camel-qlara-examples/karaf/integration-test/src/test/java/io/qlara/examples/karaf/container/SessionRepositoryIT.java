/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.karaf.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.qlara.simulator.QlaraSimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Of the container's services, the component takes the only repository for the times when customers wrote, and none of several. */
@Order(5)
@ExtendWith(KarafExtension.class)
class SessionRepositoryIT {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final String REPOSITORIES = "(objectClass=org.apache.camel.spi.StateRepository)";
    private static final String SERVICE = """
              <bean id="%1$s" class="org.apache.camel.support.processor.state.MemoryStateRepository"/>
              <service ref="%1$s" interface="org.apache.camel.spi.StateRepository"/>
            """;

    private final Karaf karaf;
    private final Example example;
    private final Path deployed;

    SessionRepositoryIT(Karaf karaf, Example example) {
        this.karaf = karaf;
        this.example = example;
        deployed = karaf.home().resolve("deploy/repositories.xml");
    }

    @AfterEach
    void undeploy() throws Exception {
        Files.deleteIfExists(deployed);
        await().atMost(LONG).until(() -> karaf.management().services(REPOSITORIES) == 0);
        karaf.management().bundle("restart", "qlara-karaf-blueprint");
        example.awaitRunning();
    }

    @ParameterizedTest
    @CsvSource({ "1, true", "2, false" })
    void isTakenIfItIsTheOnlyOne(int repositories, boolean taken, QlaraSimulator service) throws Exception {
        deploy(repositories);
        karaf.management().bundle("restart", "qlara-karaf-blueprint");
        example.awaitRunning();

        example.send(Example.BLUEPRINT, "session.json", "{\"destination\": \"+393401234567\", \"body\": \"Hello\"}");
        example.awaitSent(Example.BLUEPRINT, "session.json");

        // only with a repository a send needs the account's own numbers
        assertThat(service.journal().requests().containsKey("GET /api/message-server/whatsapp/phone-numbers")).isEqualTo(taken);
    }

    private void deploy(int repositories) throws IOException {
        StringBuilder file = new StringBuilder("<blueprint xmlns=\"http://www.osgi.org/xmlns/blueprint/v1.0.0\">\n");
        for (int i = 0; i < repositories; i++) {
            file.append(SERVICE.formatted("repository" + i));
        }
        Path written = Files.writeString(karaf.home().resolve("data/repositories.xml"), file + "</blueprint>\n");
        Files.move(written, deployed, StandardCopyOption.ATOMIC_MOVE);
        await().atMost(LONG).until(() -> karaf.management().services(REPOSITORIES) == repositories);
    }
}
