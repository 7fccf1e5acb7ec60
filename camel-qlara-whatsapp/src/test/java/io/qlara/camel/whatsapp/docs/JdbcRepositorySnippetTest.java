/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

import io.qlara.simulator.QlaraSimulatorExtension;

import static io.qlara.camel.whatsapp.docs.Snippets.snippet;
import static org.assertj.core.api.Assertions.assertThat;

/** What docs/webhooks.md shows keeps the keys of routed events in a database, over a restart of the application. */
class JdbcRepositorySnippetTest {

    @RegisterExtension
    static final QlaraSimulatorExtension SERVICE = QlaraSimulatorExtension.create();

    @TempDir
    Path folder;

    private JdbcConnectionPool database;

    @BeforeEach
    void openDatabase() {
        database = JdbcConnectionPool.create("jdbc:h2:file:" + folder.toAbsolutePath().resolve("events"), "sa", "");
    }

    @AfterEach
    void closeDatabase() {
        database.dispose();
    }

    @Test
    void aRepeatAfterARestartIsAnsweredAndNotRoutedInYaml() throws Exception {
        assertRoutesARepeatOnce(snippet("webhooks-jdbc-repository"));
    }

    @Test
    void aRepeatAfterARestartIsAnsweredAndNotRoutedInJava() throws Exception {
        assertRoutesARepeatOnce(snippet("webhooks-jdbc-repository-java"));
    }

    @Test
    @Tag("xml-dsl")
    void aRepeatAfterARestartIsAnsweredAndNotRoutedInXml() throws Exception {
        assertRoutesARepeatOnce(snippet("webhooks-jdbc-repository-xml"));
    }

    private void assertRoutesARepeatOnce(Snippet routes) throws Exception {
        postTo(routes, 1);

        postTo(routes, 0);

        assertThat(new JdbcTemplate(database).queryForList("SELECT processorName FROM CAMEL_MESSAGEPROCESSED WHERE createdAt IS NOT NULL",
                String.class)).containsExactly("webhooks");
    }

    /** Posts the same event to an application of its own, and expects so many to be routed. */
    private void postTo(Snippet routes, int routed) throws Exception {
        try (HttpApplication application = HttpApplication.start(SERVICE.get(), CamelWithSnippets.properties(snippet("webhooks-server")))) {
            application.camel().getRegistry().bind("database", database);
            MockRoutes.add(application.camel(), "direct:storeStatus");
            CamelWithSnippets.load(application.camel(), routes);

            URI webhook = URI.create(application.url("/qlara/webhooks?token=" + HttpApplication.TOKEN_IN_QUERY));
            HttpRequest call = HttpRequest.newBuilder(webhook).POST(BodyPublishers.ofString(snippet("webhooks-payload-third").text())).build();

            assertThat(HttpClient.newHttpClient().send(call, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
            MockRoutes.assertReceived(application.camel(), "direct:storeStatus", routed);
        }
    }
}
