/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import com.github.tomakehurst.wiremock.WireMockServer;

/**
 * A WireMock server on the loopback interface that plays Qlara's WhatsApp API. Safe for use by many threads.
 *
 * <p>It may be stopped and started again: port, journal, templates and conversations stay, stubs that were added to {@link #wireMock()} do not.
 * While the simulator is stopped, the system gives a port that it has chosen to nobody by chance, until {@link #close()}.
 */
public final class QlaraSimulator implements AutoCloseable {

    private final Settings settings;
    private final SimulatedService service;
    private final HeldPort held = new HeldPort();
    private int port;
    private Callbacks callbacks;
    private Optional<PhoneChanges> phoneChanges = Optional.empty();
    private WireMockServer server;

    QlaraSimulator(Settings settings) {
        this.settings = settings;
        service = new SimulatedService(settings);
        port = settings.port();
    }

    /** A description to be completed; it is usable as it is. */
    public static QlaraSimulatorBuilder builder() {
        return new QlaraSimulatorBuilder();
    }

    /**
     * Starts to listen; does nothing when it already does.
     *
     * @throws com.github.tomakehurst.wiremock.common.FatalStartupException when the port is taken
     */
    public synchronized QlaraSimulator start() {
        if (server == null) {
            Callbacks starting = new Callbacks(service);
            phoneChanges = service.phoneBook.map(book -> new PhoneChanges(book::stamp));
            try {
                server = startedServer(starting);
            } finally {
                if (server == null) {
                    starting.close();
                    phoneChanges.ifPresent(PhoneChanges::close);
                }
            }
            callbacks = starting;
            port = server.port();
        }
        return this;
    }

    /** Stops to listen, keeps the port, and forgets callbacks that are due; does nothing when it is not running. */
    public synchronized void stop() {
        if (server != null) {
            callbacks.close();
            phoneChanges.ifPresent(PhoneChanges::close);
            server.stop();
            server = null;
            if (settings.port() == 0) {
                held.hold(port);
            }
        }
    }

    /** Stops, and gives up the port, which a start may find taken. */
    @Override
    public synchronized void close() {
        stop();
        held.release();
    }

    /** Without a trailing slash, for example {@code http://127.0.0.1:8090}. */
    public String baseUrl() {
        return "http://" + ServerFactory.HOST + ":" + port();
    }

    /** Where the phone page is, for example {@code http://127.0.0.1:8090/phone}, if {@link QlaraSimulatorBuilder#phone} was set. */
    public String phoneUrl() {
        return baseUrl() + PhoneServlet.PATH;
    }

    /** The port it listens on, or did before it was stopped; 0 when a free one is still to be found. */
    public synchronized int port() {
        return port;
    }

    /** What requests must send as {@code X-Api-Key}. */
    public String apiKey() {
        return settings.apiKey();
    }

    /**
     * The server below, so that tests can add stubs; those of WireMock's default priority go before the simulator's answers.
     *
     * @throws IllegalStateException when the simulator does not run
     */
    public synchronized WireMockServer wireMock() {
        if (server == null) {
            throw new IllegalStateException("The simulator does not run");
        }
        return server;
    }

    /** What was asked and posted since the start or the last reset; always the same object. */
    public Journal journal() {
        return service.journal;
    }

    /** From now on, messages to these numbers are accepted, and reported as undeliverable (status 6). */
    public void undeliverable(String... destinations) {
        service.account.addUndeliverable(List.of(destinations));
    }

    /** From now on, messages to these numbers are answered with {@code accepted: false}, and nothing is called back. */
    public void reject(String... destinations) {
        service.account.addRejected(List.of(destinations));
    }

    /**
     * What the service says from now on has become of a message, whatever is delivered later.
     *
     * @param id of a message that was sent or not, the service's or the caller's own
     * @param status for example {@code EXPIRED}, {@code UNKNOWN} or {@code RECEIVED}; null makes the id unknown to the service
     */
    public void deliveryStatus(String id, String status) {
        service.deliveries.choose(Objects.requireNonNull(id, "id"), status);
        if (status != null) {
            service.watcher.became(id, status, null);
        }
    }

    /** Where events go from now on, also those that are due already; null is nowhere. */
    public void webhookUrl(String url) {
        service.account.webhook().fromSettings(Settings.checkedWebhookUrl(url));
    }

    /** Whose shapes to speak from now on. */
    public void documents(Documents documents) {
        service.account.documents(Objects.requireNonNull(documents, "documents"));
    }

    /**
     * Adds a template that was reviewed already.
     *
     * @param fields with {@code name} and {@code language}, and the fields of the later documents ({@code body},
     *     {@code headerText}, {@code buttons}…) or {@code components}; {@code status} is {@code APPROVED} unless it is among them
     * @return the id, as text also where the service shows a number
     * @throws IllegalArgumentException without a name or a language, or when another template has the same
     */
    public String template(Map<String, ?> fields) {
        return String.valueOf(service.templates.add(fields, service.account.documents() == Documents.LATER));
    }

    /**
     * What a template's status is from now on, until the template is changed; the clock changes it no more.
     *
     * @param id as the service showed it, a number as text
     * @param status for example {@code APPROVED}, {@code PENDING}, {@code REJECTED} or {@code PAUSED}
     * @throws IllegalArgumentException when there is no such template
     */
    public void templateStatus(String id, String status) {
        if (!service.templates.status(id, Objects.requireNonNull(status, "status"))) {
            throw new IllegalArgumentException("There is no template " + id);
        }
    }

    /**
     * Gives the next requests this answer, whatever they are and whatever their key is. Calls add up.
     *
     * @param times how many requests; 0 is none
     * @param body as it goes out; null is no body
     * @param headers {@code Content-Type} is JSON unless it is among them
     */
    public void failNext(int times, int status, String body, Map<String, String> headers) {
        service.faults.add(times, new Answer(status, body, Map.copyOf(headers)));
    }

    /**
     * Gives the next sends this answer, and does not carry them out; other requests pass between them. Calls add up.
     *
     * @param times how many sends; 0 is none
     * @param body as it goes out; null is no body
     * @param headers {@code Content-Type} is JSON unless it is among them
     */
    public void failNextSends(int times, int status, String body, Map<String, String> headers) {
        service.faults.addToSends(times, new Answer(status, body, Map.copyOf(headers)));
    }

    /**
     * Carries the next requests out and answers them with 500 all the same, so that their outcome is unknown to the caller. Calls
     * add up. Only requests with the right key and within the quota count.
     *
     * @param times how many requests; 0 is none, less is refused
     */
    public void loseAnswers(int times) {
        service.faults.lose(Settings.within(0, Integer.MAX_VALUE, times, "times"));
    }

    /** Delays every answer from now on, also those of a test's own stubs; requires that the simulator runs. */
    public void delay(Duration delay) {
        wireMock().setGlobalFixedDelay(Math.toIntExact(delay.toMillis()));
    }

    /** Begins a customer's message, which {@link InboundMessage#post()} posts. */
    public InboundMessage inbound() {
        return new InboundMessage(this, null, null, null, null);
    }

    /**
     * Notes that a customer wrote, without an event, as {@link InboundMessage#post()} does with one.
     *
     * @param customer the customer's number, as sends write it
     * @param business the number of the account that the customer wrote to
     */
    public void customerWrote(String customer, String business, Instant when) {
        service.inbox.received(Objects.requireNonNull(customer, "customer"), Objects.requireNonNull(business, "business"), "",
                Objects.requireNonNull(when, "when"));
    }

    /** When a customer last wrote to a number of the account; empty when that never happened. */
    public Optional<Instant> lastWritten(String customer, String business) {
        return service.inbox.lastReceived(customer, business);
    }

    /** What becomes of messages without a template outside 24 hours, from now on. */
    public void outsideSession(OutsideSession value) {
        service.account.outsideSession(Objects.requireNonNull(value, "outsideSession"));
    }

    /** The account's credit in euro from now on. */
    public void credit(BigDecimal value) {
        service.account.credit(Objects.requireNonNull(value, "credit"));
    }

    /**
     * Posts at once that the recipient has read the message.
     *
     * @throws IllegalStateException when there is no webhook URL, or the simulator does not run
     */
    public void read(String messageId, String destination) {
        callbacksForEvents().read(Objects.requireNonNull(messageId, "messageId"), Objects.requireNonNull(destination, "destination"));
    }

    /**
     * Back to how it was built: forgets journal, delivery states, conversations, templates that were added, chosen numbers, quota
     * used, faults, delay, stubs, what was set or registered since, and callbacks that are due. Port, key and the webhook URL that
     * was set here stay.
     */
    public synchronized void reset() {
        if (server != null) {
            ServerFactory.reset(server);
            callbacks.cancelAll();
        }
        service.reset();
    }

    SimulatedService service() {
        return service;
    }

    synchronized Callbacks callbacksForEvents() {
        wireMock();
        if (service.account.webhook().target() == null) {
            throw new IllegalStateException("There is no webhook URL to post events to");
        }
        return callbacks;
    }

    void post(String source, String destination, String text, Instant when) {
        Callbacks running = callbacksForEvents();
        Instant at = when == null ? settings.clock().instant() : when;
        Map<String, Object> content = InboundContent.text(text);
        // the event has none, but the phone page has to know what became of its message
        String messageId = "wamid." + UUID.randomUUID().toString().replace("-", "");
        service.received(source, destination, messageId, content, at);
        running.again("INBOUND", messageId, EventPayload.inbound(source, destination, null, content, at), Duration.ZERO);
    }

    private WireMockServer startedServer(Callbacks starting) {
        Optional<PhoneServer> phone = service.phoneBook.map(book -> new PhoneServer(
                new PhoneServlet(new PhoneApi(service, book, new PhoneActions(service, book, starting)), phoneChanges.orElseThrow())));
        WireMockServer created = new ServerFactory(settings, service.api(starting), new RequestCounter(service.journal),
                new Administration(this), phone).create(port);
        held.release();
        created.start();
        return created;
    }
}
