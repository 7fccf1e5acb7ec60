/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.github.tomakehurst.wiremock.client.WireMock;

import org.apache.camel.Exchange;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

import io.qlara.camel.whatsapp.client.QlaraTimeoutException;
import io.qlara.camel.whatsapp.client.QlaraValidationException;
import io.qlara.camel.whatsapp.model.WebhookEvent;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** What becomes of free-form messages outside the 24 hours after the customer's last one. */
class SessionsTest extends SimulatedServiceTest {

    private static final String URI = "qlara-whatsapp:send?destination=RAW(+393331234567)&outsideSession=";
    private static final String TEMPLATE = "template&sessionTemplateName=news&sessionTemplateLanguage=it";
    private static final String OUTSIDE = "{\"destination\":\"+393331234567\",\"phoneNumberId\":\"sender-1\",\"template\":{\"name\":\"news\","
            + "\"language\":\"it\",\"parameters\":[\"Ciao\"]}}";
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final Duration DAY = Duration.ofHours(24);

    private final StateRepository<String, String> repository = new MemoryStateRepository();
    private final Sessions sessions = at(NOW);

    private Sessions at(Instant time) {
        return new Sessions(repository, Clock.fixed(time, ZoneOffset.UTC));
    }

    @BeforeEach
    void know() {
        component.setSessionRepository(repository);
        stub(WireMock.post(WireMock.anyUrl()).willReturn(okJson("{\"messageId\":\"m\",\"results\":[{\"accepted\":true}]}")));
        stub(get(urlPathMatching(".*/phone-numbers")).willReturn(okJson("[{\"id\":\"sender-1\",\"phoneNumber\":\"+39 02 1234567\"}]")));
    }

    @ParameterizedTest
    @CsvSource({ "PT23H58M, OPEN", "PT23H58M1S, CLOSED", "PT0S, OPEN", "PT48H, CLOSED" })
    void aSessionIsOpenForItsTimeLessTwoMinutes(Duration age, SessionState expected) {
        sessions.note(List.of(inbound(NOW, Map.of())));

        assertThat(at(NOW.plus(age)).state("+393331234567", "39021234567", DAY)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({ "PT23H50M, OPEN", "PT24H, CLOSED" })
    void aSessionIsADayLongByDefault(Duration age, String expected) {
        written(age);

        Exchange exchange = call("qlara-whatsapp:send?destination=RAW(+393331234567)", "Ciao", Map.of());

        assertThat(exchange.getMessage().getHeader("CamelQlaraWhatsAppSession")).isEqualTo(expected);
    }

    @Test
    void theEventsOwnTimeCountsButNoLaterThanItsArrival() {
        sessions.note(List.of(inbound(NOW.minus(Duration.ofHours(30)), Map.of())));
        assertThat(sessions.state("+393331234567", "+39021234567", DAY)).isEqualTo(SessionState.CLOSED);

        sessions.note(List.of(inbound(NOW.plus(Duration.ofDays(300)), Map.of())));
        assertThat(at(NOW.plus(DAY)).state("+393331234567", "+39021234567", DAY)).isEqualTo(SessionState.CLOSED);
    }

    @Test
    void aLateEventDoesNotMakeTheSessionOlder() {
        sessions.note(List.of(inbound(NOW, Map.of()), inbound(NOW.minus(DAY), Map.of())));

        assertThat(sessions.state("+393331234567", "+39021234567", DAY)).isEqualTo(SessionState.OPEN);
    }

    @Test
    void ofTwoCallsAtOnceAboutOneCustomerTheNewerTimeStays() throws Exception {
        Hanging repository = new Hanging();
        Sessions racing = new Sessions(repository, Clock.fixed(NOW, ZoneOffset.UTC));
        CompletableFuture<Void> older = CompletableFuture.runAsync(() -> racing.note(List.of(inbound(NOW.minus(DAY), Map.of()))));
        awaitQuietly(repository.isIn);
        Thread newer = new Thread(() -> racing.note(List.of(inbound(NOW, Map.of()))));
        newer.start();
        await().atMost(30, TimeUnit.SECONDS).until(() -> newer.getState() == Thread.State.TIMED_WAITING || !newer.isAlive());

        repository.goesOn.countDown();
        older.join();
        newer.join();

        assertThat(racing.state("+393331234567", "+39021234567", DAY)).isEqualTo(SessionState.OPEN);
    }

    @Test
    void aRepositoryThatHangsHangsNoOtherCall() {
        Hanging repository = new Hanging();
        Sessions sessions = new Sessions(repository, Clock.fixed(NOW, ZoneOffset.UTC));
        CompletableFuture<Void> hanging = CompletableFuture.runAsync(() -> sessions.note(List.of(inbound(NOW.minus(DAY), Map.of()))));
        awaitQuietly(repository.isIn);

        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> sessions.note(List.of(inbound(NOW, Map.of()))));

        assertThat(other).succeedsWithin(Duration.ofSeconds(30));
        assertThat(hanging).isNotDone();
        repository.goesOn.countDown();
        hanging.join();
    }

    @Test
    void aNewerTimeThatAnotherJvmHasNotedMeanwhileStays() {
        RacedDatabase database = new RacedDatabase();
        Sessions other = new Sessions(started(new JdbcStateRepository(database)), Clock.fixed(NOW, ZoneOffset.UTC));
        Sessions racing = new Sessions(started(new JdbcStateRepository(database)), Clock.fixed(NOW, ZoneOffset.UTC));
        database.betweenReadingAndWriting = () -> other.note(List.of(inbound(NOW, Map.of())));

        racing.note(List.of(inbound(NOW.minus(DAY), Map.of())));

        assertThat(database.betweenReadingAndWriting).isNull();
        assertThat(other.state("+393331234567", "+39021234567", DAY)).isEqualTo(SessionState.OPEN);
    }

    @Test
    void aNewerTimeIsNotedAlsoIfAnotherJvmHasNotedAnOlderOneMeanwhile() {
        RacedDatabase database = new RacedDatabase();
        Sessions other = new Sessions(started(new JdbcStateRepository(database)), Clock.fixed(NOW, ZoneOffset.UTC));
        Sessions racing = new Sessions(started(new JdbcStateRepository(database)), Clock.fixed(NOW, ZoneOffset.UTC));
        database.betweenReadingAndWriting = () -> other.note(List.of(inbound(NOW.minus(DAY), Map.of())));

        racing.note(List.of(inbound(NOW, Map.of())));

        assertThat(database.betweenReadingAndWriting).isNull();
        assertThat(other.state("+393331234567", "+39021234567", DAY)).isEqualTo(SessionState.OPEN);
    }

    @Test
    void aSubclassThatKeepsItsStatesUnderOtherKeysFindsThem() {
        JdbcStateRepository ofTenant = started(new JdbcStateRepository(new RacedDatabase()) {
            @Override
            public String getState(String key) {
                return super.getState("tenant/" + key);
            }

            @Override
            public void setState(String key, String value) {
                super.setState("tenant/" + key, value);
            }
        });
        Sessions sessions = new Sessions(ofTenant, Clock.fixed(NOW, ZoneOffset.UTC));

        sessions.note(List.of(inbound(NOW, Map.of())));

        assertThat(sessions.state("+393331234567", "+39021234567", DAY)).isEqualTo(SessionState.OPEN);
    }

    /** Its first writing hangs until it may go on. */
    private static final class Hanging extends MemoryStateRepository {

        private final CountDownLatch isIn = new CountDownLatch(1);
        private final CountDownLatch goesOn = new CountDownLatch(1);

        @Override
        public void setState(String key, String value) {
            isIn.countDown();
            awaitQuietly(goesOn);
            super.setState(key, value);
        }
    }

    /** Lets somebody else write once, when the first connection of a call has been used for reading. */
    private static final class RacedDatabase extends DelegatingDataSource {

        private Runnable betweenReadingAndWriting;
        private boolean isRead;

        private RacedDatabase() {
            JdbcDataSource database = new JdbcDataSource();
            database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
            setTargetDataSource(database);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Runnable other = betweenReadingAndWriting;
            if (other != null && isRead) {
                betweenReadingAndWriting = null;
                other.run();
            }
            isRead = other != null;
            return super.getConnection();
        }
    }

    private static JdbcStateRepository started(JdbcStateRepository repository) {
        repository.start();
        return repository;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource
    void otherEventsOpenNoSession(Map<String, Object> fields) {
        sessions.note(List.of(inbound(NOW, fields)));

        assertThat(sessions.state("+393331234567", "+39021234567", DAY)).isEqualTo(SessionState.UNKNOWN);
    }

    static List<Map<String, Object>> otherEventsOpenNoSession() {
        return List.of(Map.of("eventType", "READ"), Map.of("channel", "SMS"), Map.of("destination", "+39029999999"), Map.of("source", "+393339999999"),
                Map.of("destination", ""));
    }

    @Test
    void theRepositoryHoldsNoNumbers() {
        Map<String, String> kept = new HashMap<>();
        new Sessions(new Recording(kept), Clock.fixed(NOW, ZoneOffset.UTC)).note(List.of(inbound(NOW, Map.of())));

        assertThat(kept).hasSize(1).allSatisfy((key, value) -> assertThat(key).matches("[0-9a-f]{64}"));
        assertThat(kept).containsValue(String.valueOf(NOW.toEpochMilli()));
    }

    @Test
    void theMessagesOfOneCustomerInACallAreNotedOnce() {
        List<String> asked = new ArrayList<>();
        Sessions counting = new Sessions(new MemoryStateRepository() {
            @Override
            public String getState(String key) {
                asked.add(key);
                return super.getState(key);
            }
        }, Clock.fixed(NOW, ZoneOffset.UTC));

        counting.note(List.of(inbound(NOW.minusSeconds(2), Map.of()), inbound(NOW.minusSeconds(1), Map.of()), inbound(NOW.minusSeconds(3), Map.of())));

        assertThat(asked).hasSize(1);
        assertThat(counting.state("+393331234567", "+39021234567", Duration.ofSeconds(120))).isEqualTo(SessionState.CLOSED);
        assertThat(counting.state("+393331234567", "+39021234567", Duration.ofSeconds(122))).isEqualTo(SessionState.OPEN);
    }

    @Test
    void aRepositoryThatFailsIsNotAskedAgainForTheSameCall() {
        List<String> asked = new ArrayList<>();
        Sessions failing = new Sessions(new MemoryStateRepository() {
            @Override
            public String getState(String key) {
                asked.add(key);
                throw new IllegalStateException("the database is down");
            }
        }, Clock.fixed(NOW, ZoneOffset.UTC));

        failing.note(List.of(inbound(NOW, Map.of()), inbound(NOW, Map.of("source", "+393339999999"))));

        assertThat(asked).hasSize(1);
    }

    @Test
    void aRepositoryThatFailsKnowsNothing() {
        Sessions failing = new Sessions(null, Clock.systemUTC());

        failing.note(List.of(inbound(NOW, Map.of())));

        assertThat(failing.state("+393331234567", "+39021234567", DAY)).isEqualTo(SessionState.UNKNOWN);
    }

    @Test
    void insideTheSessionATextIsSent() {
        written(Duration.ofHours(1));

        Exchange exchange = call(URI + "fail", "Ciao", Map.of());

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader("CamelQlaraWhatsAppSession")).isEqualTo("OPEN");
    }

    @Test
    void outsideTheSessionATextIsSentAllTheSameByDefault() {
        written(Duration.ofHours(25));

        Exchange exchange = call("qlara-whatsapp:send?destination=RAW(+393331234567)", "Ciao", Map.of());

        assertThat(exchange.getMessage().getHeader("CamelQlaraWhatsAppSession")).isEqualTo("CLOSED");
        assertThat(sent()).isEqualTo("{\"body\":\"Ciao\",\"destination\":\"+393331234567\",\"phoneNumberId\":\"sender-1\"}");
    }

    @Test
    void outsideTheSessionATextIsRefused() {
        written(Duration.ofHours(25));

        Exchange exchange = call(URI + "fail", "Ciao", Map.of());

        assertThat(exchange.getException()).hasMessage("Nothing was sent, the request to send is not valid: body: can't be sent, because the customer's last"
                + " message is older than sessionDuration (outsideSession=fail); send a template");
        SERVICE.get().wireMock().verify(0, postRequestedFor(urlMatching(".*")));
    }

    @Test
    void outsideTheSessionATextBecomesTheParameterOfATemplate() {
        written(Duration.ofHours(25));

        Exchange exchange = call(URI + TEMPLATE, " Ciao\r\n\tAnna,      " + "x".repeat(2_000), Map.of());

        assertThat(exchange.getException()).isNull();
        assertThat(sent()).isEqualTo("{\"destination\":\"+393331234567\",\"phoneNumberId\":\"sender-1\",\"template\":{\"name\":\"news\",\"language\":\"it\","
                + "\"parameters\":[\"" + ("Ciao  Anna,    " + "x".repeat(2_000)).substring(0, 1_024) + "\"]}}");
    }

    @Test
    void outsideTheSessionMediaIsRefused() {
        written(Duration.ofHours(25));

        Exchange exchange = call(URI + "fail", null, Map.of("CamelQlaraWhatsAppMediaType", "image", "CamelQlaraWhatsAppMediaUrl", "https://a.example/b.png"));

        assertThat(exchange.getException()).isInstanceOf(QlaraValidationException.class).hasMessageContaining("older than sessionDuration");
    }

    @Test
    void theComponentsOptionsHoldForEndpointsThatSetNone() {
        component.getConfiguration().setOutsideSession(OutsideSession.fail);
        component.getConfiguration().setUnknownSession(UnknownSession.outside);
        component.getConfiguration().setSessionDuration(Duration.ofHours(1));
        String uri = "qlara-whatsapp:send?destination=RAW(+393331234567)";

        assertThat(call(uri, "Ciao", Map.of()).getException()).hasMessageContaining("is not known");
        written(Duration.ofHours(2));
        assertThat(call(uri, "Ciao", Map.of()).getException()).hasMessageContaining("older than sessionDuration");
        assertThat(call(uri + "&sessionDuration=3h", "Ciao", Map.of()).getException()).isNull();
    }

    @Test
    void theComponentsTemplateHoldsForEndpointsThatSetNone() {
        component.getConfiguration().setOutsideSession(OutsideSession.template);
        component.getConfiguration().setSessionTemplateName("news");
        component.getConfiguration().setSessionTemplateLanguage("it");
        written(Duration.ofHours(25));

        call("qlara-whatsapp:send?destination=RAW(+393331234567)", "Ciao", Map.of());

        assertThat(sent()).isEqualTo(OUTSIDE);
    }

    @Test
    void anUnknownCustomerGetsTheTemplateWhereItCountsAsOutside() {
        call(URI + TEMPLATE + "&unknownSession=outside", "Ciao", Map.of());

        assertThat(sent()).isEqualTo(OUTSIDE);
    }

    @Test
    void anUnknownCustomerGetsTheTextByDefault() {
        call(URI + TEMPLATE, "Ciao", Map.of());

        assertThat(sent()).isEqualTo("{\"body\":\"Ciao\",\"destination\":\"+393331234567\",\"phoneNumberId\":\"sender-1\"}");
    }

    @Test
    void noEmojiIsCutInHalf() {
        written(Duration.ofHours(25));

        call(URI + TEMPLATE, "x".repeat(1_023) + "\uD83D\uDE00", Map.of());

        assertThat(sent()).isEqualTo(OUTSIDE.replace("Ciao", "x".repeat(1_023)));
    }

    @Test
    void aTextOfSpacesIsShortenedAtOnce() {
        written(Duration.ofHours(25));

        assertThat(call(URI + TEMPLATE, "a" + " ".repeat(200_000) + "b", Map.of()).getException()).isNull();

        assertThat(sent()).isEqualTo(OUTSIDE.replace("Ciao", "a    b"));
    }

    @Test
    void withoutARepositoryASendLeavesNoSession() {
        component.setSessionRepository(null);

        Exchange exchange = call("qlara-whatsapp:send?destination=RAW(+393331234567)", "Ciao", Map.of("CamelQlaraWhatsAppSession", "of an earlier send"));

        assertThat(exchange.getMessage().getHeaders()).isEqualTo(Map.of("CamelQlaraWhatsAppAccepted", true, "CamelQlaraWhatsAppMessageId", "m",
                "CamelQlaraWhatsAppHttpStatus", 200));
        SERVICE.get().wireMock().verify(0, getRequestedFor(urlMatching(".*")));
    }

    @Test
    void aLookUpThatNeverEndsLeavesHalfOfTheRequestTimeoutToTheMessage() {
        stub(get(urlPathMatching(".*/phone-numbers")).willReturn(okJson("[]").withFixedDelay(60_000)));

        CompletableFuture<Exchange> sent = CompletableFuture.supplyAsync(() -> call(URI + "send&requestTimeout=6000", "Ciao", Map.of()));

        // the responseTimeout would end it after thirty seconds
        assertThat(sent).succeedsWithin(Duration.ofSeconds(20));
        assertThat(sent.join().getException()).isNull();
        assertThat(sent.join().getMessage().getHeader("CamelQlaraWhatsAppSession")).isEqualTo("UNKNOWN");
        SERVICE.get().wireMock().verify(1, postRequestedFor(urlMatching(".*")));
    }

    @Test
    void theTimeThatARepositoryTakesIsAPartOfTheRequestTimeout() {
        component.setSessionRepository(new MemoryStateRepository() {
            @Override
            public String getState(String key) {
                await().pollDelay(Duration.ofMillis(1_100)).until(() -> true);
                return super.getState(key);
            }
        });

        Exchange exchange = call(URI + "send&requestTimeout=1000", "Ciao", Map.of("CamelQlaraWhatsAppPhoneNumberId", "+39 021234567"));

        assertThat(exchange.getException()).isInstanceOf(QlaraTimeoutException.class).hasMessageContaining("it never left")
                .hasMessageMatching("(?s).*; [1-9]\\d*\\.\\d+ s of that passed before there was a request to send, while its body was read or"
                        + " templates, senders or a session were looked up: see what of these is slow, or raise requestTimeout.*");
        SERVICE.get().wireMock().verify(0, postRequestedFor(urlMatching(".*")));
    }

    @Test
    void aTemplateGoesOutWhateverTheSession() {
        written(Duration.ofHours(25));

        Exchange exchange = call(URI + "fail&templateName=a&templateLanguage=it", null, Map.of());

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader("CamelQlaraWhatsAppSession")).isEqualTo("CLOSED");
    }

    @Test
    void aTemplateOfTheOldestGenerationGoesOutWhateverTheSession() {
        written(Duration.ofHours(25));

        assertThat(call(URI + "fail&validate=false", Map.of("templateId", "news"), Map.of()).getException()).isNull();
    }

    @Test
    void mediaCanNotBecomeATemplate() {
        written(Duration.ofHours(25));

        assertThat(call(URI + TEMPLATE, null, Map.of("CamelQlaraWhatsAppMediaType", "image", "CamelQlaraWhatsAppMediaUrl", "https://a.example/b.png"))
                .getException()).hasMessageContaining("only a text without media can");
    }

    @ParameterizedTest
    @CsvSource({ "inside, true", "outside, false" })
    void anUnknownCustomerCountsAsTheOptionSays(String option, boolean isSent) {
        Exchange exchange = call(URI + "fail&unknownSession=" + option, "Ciao", Map.of());

        assertThat(exchange.getException() == null).isEqualTo(isSent);
    }

    @Test
    void theAccountsNumbersAreReadOnce() {
        call(URI + "send", "Ciao", Map.of());
        int afterFirst = SERVICE.get().wireMock().findAll(getRequestedFor(urlMatching(".*"))).size();
        call(URI + "send", "Ciao", Map.of());

        assertThat(SERVICE.get().wireMock().findAll(getRequestedFor(urlMatching(".*")))).hasSize(afterFirst).isNotEmpty();
    }

    @Test
    void theAccountsNumbersAreReadAgainWhenTheirTimeIsOver() {
        component.setTemplateCacheTime(Duration.ofNanos(1));
        call(URI + "send", "Ciao", Map.of());
        stub(get(urlPathMatching(".*/phone-numbers")).willReturn(okJson("[{\"id\":\"sender-1\",\"phoneNumber\":\"+39 02 9999999\"}]")));
        new Sessions(repository, Clock.systemUTC()).note(List.of(inbound(Instant.now(), Map.of("destination", "39029999999"))));

        Exchange exchange = call(URI + "send", "Ciao", Map.of());

        assertThat(exchange.getMessage().getHeader("CamelQlaraWhatsAppSession")).isEqualTo("OPEN");
    }

    @Test
    void anIdThatIsTheNumberNeedsNoLookUp() {
        written(Duration.ofHours(1));

        Exchange exchange = call(URI + "fail", "Ciao", Map.of("CamelQlaraWhatsAppPhoneNumberId", "+39 021234567"));

        assertThat(exchange.getMessage().getHeader("CamelQlaraWhatsAppSession")).isEqualTo("OPEN");
        SERVICE.get().wireMock().verify(0, getRequestedFor(urlMatching(".*")));
    }

    @Test
    void whereTheNumbersCanNotBeReadNothingIsKnown() {
        written(Duration.ofHours(25));
        stub(get(urlPathMatching(".*/phone-numbers")).willReturn(WireMock.serverError()));

        Exchange exchange = call(URI + "fail", "Ciao", Map.of());

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader("CamelQlaraWhatsAppSession")).isEqualTo("UNKNOWN");
    }

    @ParameterizedTest
    @CsvSource({ "template, needs the options sessionTemplateName and sessionTemplateLanguage", "fail&sessionDuration=2m, must be more than two minutes",
            "fail&sessionDuration=0, must be more than nothing" })
    void anOptionThatCanNotBeUsedKeepsTheRouteFromStarting(String options, String message) {
        assertThatThrownBy(() -> camel.createProducerTemplate().requestBody(URI + options, "Ciao")).rootCause().hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = { "fail", TEMPLATE })
    void withoutARepositoryTheOptionKeepsTheRouteFromStarting(String option) {
        component.setSessionRepository(null);

        assertThatThrownBy(() -> camel.createProducerTemplate().requestBody(URI + option, "Ciao"))
                .rootCause().hasMessageContaining("needs the component's option sessionRepository");
    }

    private void written(Duration ago) {
        new Sessions(repository, Clock.systemUTC()).note(List.of(inbound(Instant.now().minus(ago), Map.of())));
    }

    private static WebhookEvent inbound(Instant time, Map<String, Object> others) {
        Map<String, Object> fields = new HashMap<>(Map.of("eventType", "INBOUND", "source", "393331234567", "destination", "+39 02 1234567",
                "channel", "whatsapp", "timestamp", time.toString(), "text", "Ciao"));
        fields.putAll(others);
        return WebhookEvent.of(fields);
    }

    private static String sent() {
        return SERVICE.get().wireMock().findAll(postRequestedFor(urlMatching(".*"))).get(0).getBodyAsString();
    }

    private static final class Recording extends MemoryStateRepository {

        private final Map<String, String> kept;

        private Recording(Map<String, String> kept) {
            this.kept = kept;
        }

        @Override
        public void setState(String key, String value) {
            kept.put(key, value);
        }
    }
}
