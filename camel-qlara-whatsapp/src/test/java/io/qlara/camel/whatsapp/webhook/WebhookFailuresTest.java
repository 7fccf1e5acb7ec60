/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.DefaultConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Who hears of failures, and that every call is answered once, whatever fails. */
class WebhookFailuresTest {

    private final WebhookRoute route = new WebhookRoute();
    private final RecordingExceptionHandler handler = new RecordingExceptionHandler();

    @AfterEach
    void stop() {
        route.close();
    }

    @Test
    void ofTheRouteGoToTheExceptionHandlerWithNothingOfTheEvent() {
        IllegalStateException failure = new IllegalStateException("inside");
        route.bind("handler", handler).start("exceptionHandler=#handler", steps -> steps.throwException(failure));

        route.post(Payloads.INBOUND);

        assertThat(handler.failures).containsExactly(failure);
        assertThat(handler.messages).hasSize(1).noneMatch(message -> message.contains("+39") || message.contains("order"));
    }

    @Test
    void ofTheRepositoryGoToTheExceptionHandler() {
        route.bind("handler", handler).bind("repository", new FailingRepository("add"))
                .start("exceptionHandler=#handler&idempotentRepository=#repository");

        route.post(Payloads.DELIVERED);

        assertThat(handler.failures).hasSize(1).first().isInstanceOf(FailingRepository.Failure.class);
    }

    @Test
    void ofTheExceptionHandlerDoNotKeepTheCallFromItsAnswer() {
        handler.failing = true;
        route.bind("handler", handler)
                .start("exceptionHandler=#handler", steps -> steps.throwException(new IllegalStateException("inside")));

        assertThat(route.post(Payloads.DELIVERED).status()).isEqualTo(500);
    }

    @Test
    void goToTheRoutesErrorHandlerIfThatIsBridged() throws Exception {
        List<Throwable> seen = new CopyOnWriteArrayList<>();
        route.bind("repository", new FailingRepository("contains"));
        RouteBuilder.addRoutes(route.camel, builder -> {
            builder.onException(FailingRepository.Failure.class).handled(true)
                    .process(exchange -> seen.add(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class)));
            builder.from("qlara-whatsapp:webhooks?httpServerComponent=server&webhookToken=t&bridgeErrorHandler=true"
                    + "&idempotentRepository=#repository").routeId("bridged").to("mock:events");
        });
        route.camel.start();

        assertThat(route.call(WebhookCall.post(Payloads.DELIVERED).query("token=t")).status()).isEqualTo(503);
        assertThat(seen).hasSize(1).first().isInstanceOf(FailingRepository.Failure.class);
    }

    @Test
    void ofAStepThatHasAlreadyEndedTheExchangeDoNotAnswerTwice() {
        route.start("", steps -> steps.process(new AsyncProcessorSupport() {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                callback.done(true);
                throw new IllegalStateException("after the end");
            }
        }));

        assertThat(route.begin(WebhookCall.post(Payloads.DELIVERED))).isDone();
        assertThat(route.consumer().getPendingExchangesSize()).isZero();
    }

    @Test
    void ofTheClassPathInTheExceptionHandlerKeepNoEventFromBeingRouted() {
        handler.error = true;
        route.bind("handler", handler).start("ackMode=onReceive&exceptionHandler=#handler",
                steps -> steps.throwException(new IllegalStateException("inside")));

        assertThat(route.post(Payloads.batch("1", "2", "3")).status()).isEqualTo(200);

        await().until(() -> route.consumer().getPendingExchangesSize() == 0);
        assertThat(route.arrivedMessageIds()).containsExactly("1", "2", "3");
    }

    @Test
    void ofAStepThatThrowsBeforeItEndsTheExchangeAreAnswered500() {
        assertThat(ended(new AsyncProcessorSupport() {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                throw new IllegalStateException("before the end");
            }
        })).isEqualTo(WebhookAnswer.ROUTE_FAILED);
    }

    /** How an event ends whose consumer is given the processor without anything of Camel around it. */
    private WebhookAnswer ended(AsyncProcessor processor) {
        DefaultConsumer consumer = new DefaultConsumer(route.camel.getEndpoint("direct:events"), processor);
        EventRouting routing = new EventRouting(consumer, new RepeatDetection(null), new WebhookCounters(), "1", consumer.createExchange(false), () -> { });

        CompletableFuture<WebhookAnswer> answer = routing.route().toCompletableFuture();

        assertThat(answer).isCompleted();
        return answer.join();
    }

    private static final class RecordingExceptionHandler implements ExceptionHandler {

        private final List<Throwable> failures = new CopyOnWriteArrayList<>();
        private final List<String> messages = new CopyOnWriteArrayList<>();
        private boolean failing;
        private boolean error;

        @Override
        public void handleException(Throwable exception) {
            handleException(null, null, exception);
        }

        @Override
        public void handleException(String message, Throwable exception) {
            handleException(message, null, exception);
        }

        @Override
        public void handleException(String message, Exchange exchange, Throwable exception) {
            if (error) {
                throw new NoClassDefFoundError("a class of the handler");
            }
            if (failing) {
                throw new IllegalStateException("the handler fails too");
            }
            messages.add(message);
            failures.add(exception);
        }
    }
}
