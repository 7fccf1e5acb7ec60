/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;

import org.apache.camel.Exchange;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.qlara.camel.whatsapp.JdbcStateRepository;
import io.qlara.camel.whatsapp.UnknownSession;
import io.qlara.camel.whatsapp.client.QlaraValidationException;
import io.qlara.simulator.OutsideSession;

import static io.qlara.camel.whatsapp.docs.Snippets.snippet;
import static org.assertj.core.api.Assertions.assertThat;

/** What docs/sessions.md and docs/templates.md show of messages that can arrive. */
class SessionsSnippetsTest extends SnippetTest {

    private static final Map<String, Object> TO_CUSTOMER = Map.of("CamelQlaraWhatsAppDestination", CUSTOMER);
    private static final Map<String, Object> NEWS = Map.of("name", "news", "language", "it", "parameters", List.of("Your order is ready."));

    @Test
    void theBeanIsARepositoryInADatabaseInYaml() throws Exception {
        JdbcDataSource database = database();
        load(snippet("sessions-beans"));

        assertKeepsInTheTable(database);
    }

    @Test
    void theBeanIsARepositoryInADatabaseInJava() throws Exception {
        JdbcDataSource database = database();
        run(snippet("sessions-beans-java"), "null");

        assertKeepsInTheTable(database);
    }

    @Test
    @Tag("xml-dsl")
    void theBeanIsARepositoryInADatabaseInXml() throws Exception {
        JdbcDataSource database = database();
        load(snippet("sessions-beans-xml"));

        assertKeepsInTheTable(database);
    }

    private JdbcDataSource database() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        camel.getRegistry().bind("database", database);
        return database;
    }

    private void assertKeepsInTheTable(JdbcDataSource database) throws Exception {
        JdbcStateRepository repository = camel.getRegistry().lookupByNameAndType("sessions", JdbcStateRepository.class);
        repository.start();
        repository.setState("key", "1");

        assertThat(repository.getState("key")).isEqualTo("1");
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            assertThat(statement.executeQuery("SELECT * FROM QLARA_SESSION").next()).isTrue();
        }
    }

    @Test
    void rowsOlderThanThirtyDaysAreDeleted() throws Exception {
        JdbcConnectionPool database = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID(), "sa", "");
        JdbcStateRepository repository = new JdbcStateRepository(database);
        repository.start();
        repository.setState("old", millis(Duration.ofDays(31)));
        repository.setState("young", millis(Duration.ofDays(29)));

        String page = Pages.text(Pages.ROOT.resolve("docs/sessions.md"));
        int begin = page.indexOf("DELETE FROM");
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(page.substring(begin, page.indexOf(';', begin)));
        }

        assertThat(repository.getState("old")).isNull();
        assertThat(repository.getState("young")).isNotNull();
        database.dispose();
    }

    private static String millis(Duration age) {
        return String.valueOf(Instant.now().minus(age).toEpochMilli());
    }

    @Test
    void aTextBecomesATemplateForACustomerWhoHasNotWritten() throws Exception {
        running.component().setSessionRepository(new MemoryStateRepository());
        running.component().getConfiguration().setUnknownSession(UnknownSession.outside);
        load(snippet("sessions-send"));

        Exchange exchange = send("direct:tellCustomer", "Your order\nis ready.", TO_CUSTOMER);

        assertThat(exchange.getMessage().getHeader("CamelQlaraWhatsAppSession")).isEqualTo("UNKNOWN");
        assertSent(Map.of("template", NEWS));
    }

    @Test
    void aRejectedTextIsSentAsATemplate() throws Exception {
        service().outsideSession(OutsideSession.REFUSE);
        load(snippet("sessions-second-net"));

        Exchange exchange = attempt("direct:tellCustomerSurely", new ByteArrayInputStream("Your order\n  is ready.".getBytes(StandardCharsets.UTF_8)), TO_CUSTOMER);

        assertThat(exchange.getException()).isNull();
        assertThat(arrivals()).last().isEqualTo(Map.of("destination", CUSTOMER, "phoneNumberId", SENDER, "template", NEWS));
    }

    @Test
    void anUnknownTemplateIsRefused() throws Exception {
        Properties checks = CamelWithSnippets.properties(snippet("templates-check"));

        try (HttpApplication application = HttpApplication.start(service(), checks)) {
            Exchange exchange = application.camel().createProducerTemplate().request(
                    "qlara-whatsapp:send?templateName=no_such_template&templateLanguage=it&destination=RAW(" + CUSTOMER + ")", message -> { });

            assertThat(exchange.getException()).isInstanceOf(QlaraValidationException.class).hasMessageContaining("no_such_template");
        }
        assertThat(arrivals()).isEmpty();
    }
}
