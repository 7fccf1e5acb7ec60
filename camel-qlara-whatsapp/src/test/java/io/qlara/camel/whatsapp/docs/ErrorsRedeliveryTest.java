/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.spi.ThreadPoolProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.qlara.camel.whatsapp.QlaraWhatsAppComponent;

import static io.qlara.camel.whatsapp.docs.Snippets.snippet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The redelivery that docs/errors.md shows, alone: the component repeats nothing, and its rate limiter holds nothing back. */
class ErrorsRedeliveryTest extends SnippetTest {

    private static final Map<String, Object> TO_CUSTOMER = Map.of("CamelQlaraWhatsAppDestination", CUSTOMER);
    private static final Duration GENEROUS = Duration.ofMinutes(2);
    private static final int THREADS = 2;
    private static final int WAITING = 10 * THREADS;

    private final RecordingLimiter limiter = new RecordingLimiter();

    @BeforeEach
    void leaveTheRepeatsToCamel() throws Exception {
        QlaraWhatsAppComponent component = camel.getComponent("qlara-whatsapp", QlaraWhatsAppComponent.class);
        component.getConfiguration().setMaxRetries(0);
        component.setRateLimiter(limiter);
        ThreadPoolProfile profile = new ThreadPoolProfile("qlaraWhatsApp");
        profile.setPoolSize(THREADS);
        profile.setMaxPoolSize(THREADS);
        profile.setMaxQueueSize(1000);
        camel.getExecutorServiceManager().registerThreadPoolProfile(profile);
        MockRoutes.add(camel, "direct:reconcile");
    }

    /** The snippet itself waits one second. */
    @ParameterizedTest
    @CsvSource({ "java, 429, 1500", "java, 503, 1000", "yaml, 429, 1500",
        "yaml, 503, 1000" })
    void camelSendsWhatWasNotSentAgainWithItsBodyAfterTheWait(String language, int status, int milliseconds) throws Exception {
        load(redelivery(language));
        service().failNext(1, status, "{}", Map.of("Retry-After", "1.5"));

        Exchange exchange = send("direct:order", stream("Ciao"), TO_CUSTOMER);

        assertThat(exchange.getMessage().getHeader(Exchange.REDELIVERY_COUNTER)).isEqualTo(1);
        assertSent(Map.of("body", "Ciao"));
        assertThat(limiter.waits()).hasSize(1).allSatisfy(wait -> assertThat(wait).isGreaterThanOrEqualTo(Duration.ofMillis(milliseconds)));
        MockRoutes.assertReceived(camel, "direct:reconcile", 0);
    }

    @Test
    void exchangesThatWaitForTheirRedeliveryKeepNoThreadOfThePool() throws Exception {
        load(snippet("errors-redelivery"));
        service().failNext(WAITING, 429, "{}", Map.of("Retry-After", "12"));
        ProducerTemplate template = camel.createProducerTemplate();
        List<CompletableFuture<Exchange>> waiting = Stream.generate(() -> order(template)).limit(WAITING).toList();
        await().atMost(30, TimeUnit.SECONDS).until(() -> limiter.refused() == WAITING);

        send("qlara-whatsapp:send?campaignId=other", "Not refused", TO_CUSTOMER);

        assertThat(limiter.attempts()).as("none was sent again yet").isEqualTo(WAITING + 1);
        assertThat(waiting).noneMatch(CompletableFuture::isDone);
        assertThat(waiting).allSatisfy(exchange -> assertThat(exchange).succeedsWithin(GENEROUS)
                .extracting(Exchange::getException).isNull());
        assertThat(arrivals()).hasSize(WAITING + 1);
    }

    @ParameterizedTest
    @CsvSource({ "java, 500", "java, 502", "java, 503", "java, 504",
        "yaml, 500" })
    void whatMayHaveBeenSentIsNotSentAgain(String language, int status) throws Exception {
        load(redelivery(language));
        service().failNext(1, status, "{}", Map.of());

        send("direct:order", "Ciao", TO_CUSTOMER);

        MockRoutes.assertReceived(camel, "direct:reconcile", 1);
        assertThat(limiter.attempts()).isEqualTo(1);
    }

    @Test
    void anOutcomeThatBecomesUnknownByARedeliveryIsSetAside() throws Exception {
        assertSetsTheSecondOutcomeAside(snippet("errors-redelivery"));
    }

    @Test
    @Tag("xml-dsl")
    void xmlSendsAgainWhatWasNotSentAfterTheWait() throws Exception {
        load(snippet("errors-redelivery-xml"));
        service().failNext(1, 503, "{}", Map.of("Retry-After", "1.5"));

        Exchange exchange = send("direct:order", stream("Ciao"), TO_CUSTOMER);

        assertThat(exchange.getMessage().getHeader(Exchange.REDELIVERY_COUNTER)).isEqualTo(1);
        assertSent(Map.of("body", "Ciao"));
        assertThat(limiter.waits()).singleElement().satisfies(wait -> assertThat(wait).isGreaterThanOrEqualTo(Duration.ofSeconds(1)));
    }

    @Test
    @Tag("xml-dsl")
    void xmlSetsAnOutcomeAsideThatBecomesUnknownByARedelivery() throws Exception {
        assertSetsTheSecondOutcomeAside(snippet("errors-redelivery-xml"));
    }

    private void assertSetsTheSecondOutcomeAside(Snippet redelivery) throws Exception {
        load(redelivery);
        service().failNext(1, 429, "{}", Map.of());
        service().failNext(1, 500, "{}", Map.of());

        send("direct:order", "Ciao", TO_CUSTOMER);

        MockRoutes.assertReceived(camel, "direct:reconcile", 1);
        assertThat(limiter.attempts()).isEqualTo(2);
    }

    private static Snippet redelivery(String language) {
        return language.equals("yaml") ? snippet("errors-redelivery-yaml") : snippet("errors-redelivery");
    }

    private static CompletableFuture<Exchange> order(ProducerTemplate template) {
        return template.asyncSend("direct:order", exchange -> {
            exchange.getMessage().setBody(stream("Ciao"));
            exchange.getMessage().setHeaders(new HashMap<>(TO_CUSTOMER));
        });
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
