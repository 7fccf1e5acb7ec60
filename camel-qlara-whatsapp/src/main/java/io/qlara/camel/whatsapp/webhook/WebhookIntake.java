/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.AsyncCallbackToCompletableFutureAdapter;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.qlara.camel.whatsapp.model.WebhookEvent;

/**
 * Takes the calls from the HTTP server: checks the credentials, reads the body, brings the events to the route, and turns the HTTP
 * exchange into the answer. Not a Camel service: an HTTP server stops its processor when it stops itself, but then there may still be
 * events to route. Thread-safe.
 */
public final class WebhookIntake implements AsyncProcessor {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookIntake.class);
    private static final Pattern FORM = Pattern.compile("application/x-www-form-urlencoded|multipart/", Pattern.CASE_INSENSITIVE);

    private final CamelContext camelContext;
    private final BooleanSupplier accepting;
    private final Listener listener;
    private final WebhookCounters counters;
    private final CallAuthentication authentication;
    private final BodyReader bodyReader;
    private final EventFilter filter;
    private final IdempotentRepository repository;
    private final RepeatDetection repeats;
    private final PendingWork pending;
    private final Dispatch dispatch;
    private final AnswerWriter answerWriter;

    /**
     * An intake for one route.
     *
     * @param  consumer                 the consumer whose route gets the events
     * @param  exchanges                makes the exchange on which the route gets an event, by the event and its id
     * @param  accepting                asked at each call; if false the call is answered 503
     * @param  listener                 told of the events of each call
     * @param  counters                 counts calls and events
     * @throws IllegalArgumentException if the settings contradict each other; the message names their options
     */
    public WebhookIntake(
            WebhookSettings settings, DefaultConsumer consumer, BiFunction<WebhookEvent, String, Exchange> exchanges,
            BooleanSupplier accepting, Listener listener, WebhookCounters counters) {
        this.camelContext = consumer.getEndpoint().getCamelContext();
        this.accepting = accepting;
        this.listener = listener;
        this.counters = counters;
        this.authentication = CallAuthentication.of(settings);
        this.bodyReader = new BodyReader(settings.maxBodySize());
        this.filter = new EventFilter(settings.eventTypes(), settings.channels());
        this.repository = settings.idempotentRepository();
        this.repeats = new RepeatDetection(repository);
        this.pending = new PendingWork(settings.maxPending());
        this.dispatch = dispatch(settings.answerFirst(), event -> routing(event, consumer, exchanges));
        this.answerWriter = new AnswerWriter(authentication.usesBasic());
    }

    private Dispatch dispatch(boolean answerFirst, Function<WebhookEvent, EventRouting> routings) {
        return answerFirst
                ? new AnswerThenRoute(camelContext, routings, repeats, counters, pending)
                : new RouteThenAnswer(routings, counters);
    }

    private EventRouting routing(WebhookEvent event, DefaultConsumer consumer, BiFunction<WebhookEvent, String, Exchange> exchanges) {
        String eventId = event.id();
        return new EventRouting(consumer, repeats, counters, eventId, exchanges.apply(event, eventId), () -> listener.routing(event));
    }

    /** The calls that are not answered yet and the answered events that are not routed yet. */
    public int pendingWork() {
        return pending.total();
    }

    /** The answered events that wait or are being routed. */
    public int pendingEvents() {
        return pending.events();
    }

    /** Makes ready to take calls. */
    public void start() throws Exception {
        if (repository != null) {
            // only the context stops a repository: other routes may use it too, and one that keeps ids in memory forgets them
            if (!camelContext.hasService(repository)) {
                camelContext.addService(repository);
            }
            ServiceHelper.startService(repository);
        }
        dispatch.start();
    }

    /** Gives up the answered events that still wait; does nothing before the start. */
    public void stop() {
        dispatch.stop();
    }

    @Override
    public void process(Exchange exchange) {
        PluginHelper.getAsyncProcessorAwaitManager(camelContext).process(this, exchange);
    }

    @Override
    public CompletableFuture<Exchange> processAsync(Exchange exchange) {
        AsyncCallbackToCompletableFutureAdapter<Exchange> callback = new AsyncCallbackToCompletableFutureAdapter<>(exchange);
        process(exchange, callback);
        return callback.getFuture();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        // count the call before asking whether calls are accepted, so that a shutdown does not overlook it
        pending.callBegins();
        take(exchange).exceptionally(failure -> WebhookAnswer.ROUTE_FAILED).thenAccept(answer -> answer(exchange, callback, answer)).exceptionally(failure -> {
            LOG.warn("A webhook call could not be answered", failure);
            return null;
        });
        return false;
    }

    private CompletionStage<WebhookAnswer> take(Exchange exchange) {
        try {
            List<WebhookEvent> events = accept(exchange.getMessage());
            // if Camel gives up waiting for the route, it logs this exchange and answers with it as it stands
            answerWriter.write(exchange, WebhookAnswer.NOT_NOW);
            return dispatch.dispatch(events).thenApply(WebhookIntake::explained);
        } catch (RefusedCallException e) {
            LOG.debug("A webhook call is answered {}: {}", e.answer().httpStatus(), reason(e, exchange.getMessage()));
            return CompletableFuture.completedFuture(e.answer());
        } catch (Throwable e) {
            LOG.warn("A webhook call could not be taken", e);
            return CompletableFuture.completedFuture(WebhookAnswer.ROUTE_FAILED);
        }
    }

    /** Camel has logged a failure of the route, but neither a rollback nor what waits. */
    private static WebhookAnswer explained(WebhookAnswer answer) {
        if (answer == WebhookAnswer.ROUTE_FAILED) {
            LOG.debug("A webhook call is answered {}: the route failed for an event of it, or was rolled back", answer.httpStatus());
        } else if (answer == WebhookAnswer.NOT_NOW) {
            LOG.debug("A webhook call is answered {}: an event of it is being routed already, as many events wait as maxPending allows, or the repository failed",
                    answer.httpStatus());
        }
        return answer;
    }

    /** Names the cause that is not seen in the body: servers unpack a form, and it is what curl calls a body by itself. */
    private static String reason(RefusedCallException refusal, Message call) {
        String type = SingleHeader.of(call, Exchange.CONTENT_TYPE);
        boolean form = type != null && FORM.matcher(type).lookingAt();
        return form && refusal.answer() == WebhookAnswer.UNREADABLE
                ? refusal.getMessage() + "; by its Content-Type it is a form: send JSON with Content-Type: application/json"
                : refusal.getMessage();
    }

    /**
     * What the head of a call alone is answered with; DONE if its body is to be read. For a server that would read the body before it
     * hands the call over. A call that is refused here counts as answered.
     *
     * @param head a message with the headers of the call, and its method and query string as Camel's servers offer them
     */
    public WebhookAnswer answerToHead(Message head) {
        try {
            checkHead(head);
            bodyReader.checkDeclaredLength(head);
            return WebhookAnswer.DONE;
        } catch (RefusedCallException e) {
            return refused(e.answer(), e.getMessage());
        }
    }

    /** What a call is answered whose body turns out to be larger than it may be. */
    public WebhookAnswer answerToLargeBody() {
        return refused(WebhookAnswer.TOO_LARGE, "the body is larger than maxBodySize");
    }

    /** What a call by another method than POST is answered whose body is not to be read. */
    public WebhookAnswer answerToOtherMethod() {
        return refused(WebhookAnswer.NOT_POST, "it is no POST");
    }

    private WebhookAnswer refused(WebhookAnswer answer, String reason) {
        LOG.debug("A webhook call is answered {}: {}", answer.httpStatus(), reason);
        counters.answered(answer);
        return answer;
    }

    /** The headers that go with the answer. */
    public Map<String, String> headers(WebhookAnswer answer) {
        return answerWriter.headers(answer);
    }

    private void checkHead(Message message) throws RefusedCallException {
        Object method = message.getHeader(Exchange.HTTP_METHOD);
        if (method != null && !"POST".equalsIgnoreCase(method.toString())) {
            throw new RefusedCallException(WebhookAnswer.NOT_POST, "it is no POST");
        }
        if (!accepting.getAsBoolean()) {
            throw new RefusedCallException(WebhookAnswer.NOT_NOW, "the route is suspended or stopping");
        }
        if (!authentication.admits(message)) {
            throw new RefusedCallException(WebhookAnswer.UNAUTHORIZED, "the credentials are wrong or missing");
        }
    }

    /** The events to route, after all checks that can refuse the call. */
    private List<WebhookEvent> accept(Message message) throws RefusedCallException {
        checkHead(message);
        ReceivedEvents read = EventReader.read(bodyReader.read(message));
        List<WebhookEvent> wanted = read.events().stream().filter(filter::wants).toList();
        counters.received(read.events().size());
        counters.filtered(read.events().size() - wanted.size());
        passOver(read.unusableElements());
        listener.received(read.events(), wanted);
        return wanted;
    }

    /** Not a reason to refuse the call: a repeat could not make these elements usable, and would bring the others again. */
    private void passOver(int unusableElements) {
        if (unusableElements > 0) {
            counters.unusable(unusableElements);
            LOG.warn("Elements of a webhook call that are passed over, because they have no messageId, no eventType and no number: {}",
                    unusableElements);
        }
    }

    private void answer(Exchange exchange, AsyncCallback callback, WebhookAnswer answer) {
        try {
            counters.answered(answer);
            answerWriter.write(exchange, answer);
            if (answer != WebhookAnswer.DONE) {
                exchange.getExchangeExtension().addOnCompletion(new FailureAfterTheAnswer(answer));
            }
        } finally {
            pending.callEnds();
            callback.done(false);
        }
    }

    /** Is told of events. */
    public interface Listener {

        /**
         * A call was authenticated and read, and is not answered yet.
         *
         * @param events all events of the call
         * @param wanted those among them that are to be routed, unless they are repeats
         */
        void received(List<WebhookEvent> events, List<WebhookEvent> wanted);

        /** The event is routed next, on this thread. */
        void routing(WebhookEvent event);
    }
}
