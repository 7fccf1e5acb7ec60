/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.qlara.camel.whatsapp.model.WebhookEvent;

/** Answers a call first, and then routes its events on threads of its own. If there is not room for all of them, takes none. */
final class AnswerThenRoute implements Dispatch {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerThenRoute.class);
    private static final int THREADS = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());

    private final CamelContext camelContext;
    private final Function<WebhookEvent, EventRouting> routings;
    private final RepeatDetection repeats;
    private final WebhookCounters counters;
    private final PendingWork pending;
    private final Set<AcknowledgedEvents> underWay = new HashSet<>();
    private volatile ExecutorService threads;
    private volatile boolean stopped;

    AnswerThenRoute(
            CamelContext camelContext, Function<WebhookEvent, EventRouting> routings, RepeatDetection repeats,
            WebhookCounters counters, PendingWork pending) {
        this.camelContext = camelContext;
        this.routings = routings;
        this.repeats = repeats;
        this.counters = counters;
        this.pending = pending;
    }

    @Override
    public void start() {
        stopped = false;
        ThreadPoolProfile profile = new ThreadPoolProfile("qlaraWhatsAppWebhooks");
        profile.setPoolSize(THREADS);
        profile.setMaxPoolSize(THREADS);
        // maxPending limits the queue already
        profile.setMaxQueueSize(Integer.MAX_VALUE);
        profile.setAllowCoreThreadTimeOut(true);
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        threads = camelContext.getExecutorServiceManager().newThreadPool(this, "QlaraWhatsAppWebhooks", profile);
    }

    /** Gives up the events that still wait. Called when nothing is pending any more, or when the shutdown's time is over. */
    @Override
    public void stop() {
        if (threads == null) {
            return;
        }
        List<AcknowledgedEvents> left;
        synchronized (underWay) {
            stopped = true;
            camelContext.getExecutorServiceManager().shutdownNow(threads);
            left = List.copyOf(underWay);
            underWay.clear();
        }
        int lost = left.stream().mapToInt(AcknowledgedEvents::giveUp).sum();
        if (lost > 0) {
            LOG.warn("{} webhook events that had been answered 200 were not routed when the route was stopped", lost);
        }
    }

    @Override
    public CompletionStage<WebhookAnswer> dispatch(List<WebhookEvent> events) {
        Admitted admitted = new Admitted();
        boolean acknowledged = false;
        try {
            events.forEach(admitted::add);
            acknowledged = admitted.routings.isEmpty() || acknowledge(admitted.routings);
        } finally {
            if (!acknowledged) {
                admitted.routings.forEach(EventRouting::withdraw);
            }
        }
        counters.repeated(acknowledged ? admitted.repeats : 0);
        return CompletableFuture.completedFuture(admitted.answer.and(acknowledged ? WebhookAnswer.DONE : WebhookAnswer.NOT_NOW));
    }

    private boolean acknowledge(List<EventRouting> admitted) {
        if (!pending.tryAcknowledge(admitted.size())) {
            if (pending.isNeverEnough(admitted.size())) {
                LOG.warn("A webhook call with {} events is answered 503 however often it is repeated, because maxPending allows fewer"
                        + " events; raise maxPending", admitted.size());
            }
            return false;
        }
        boolean taken = false;
        try {
            handOver(new AcknowledgedEvents(admitted));
            taken = true;
        } catch (RejectedExecutionException e) {
            LOG.debug("The threads for answered events take no more", e);
        } finally {
            if (!taken) {
                admitted.forEach(event -> pending.eventEnds());
            }
        }
        return taken;
    }

    /** In one step, so that a stop either finds the events or lets them be refused. */
    private void handOver(AcknowledgedEvents events) {
        synchronized (underWay) {
            threads.execute(events);
            underWay.add(events);
        }
    }

    private void ended(AcknowledgedEvents events) {
        synchronized (underWay) {
            underWay.remove(events);
        }
    }

    /** The events of one call that are to be routed. One that can't be admitted does not keep the others from it. */
    private final class Admitted {

        private final List<EventRouting> routings = new ArrayList<>();
        private final Set<String> ids = new HashSet<>();
        private WebhookAnswer answer = WebhookAnswer.DONE;
        private int repeats;

        private void add(WebhookEvent event) {
            try {
                if (AnswerThenRoute.this.repeats.isEnabled() && !ids.add(event.id())) {
                    repeats++;
                    return;
                }
                EventRouting routing = AnswerThenRoute.this.routings.apply(event);
                switch (routing.admit()) {
                    case ROUTE -> routings.add(routing);
                    case REPEAT -> repeats++;
                    case NOT_NOW -> answer = answer.and(WebhookAnswer.NOT_NOW);
                }
            } catch (Throwable e) {
                LOG.warn("A webhook event could not be taken to its route", e);
                answer = WebhookAnswer.ROUTE_FAILED;
            }
        }
    }

    /** The events of one call. If the route fails for one, the others are routed all the same, because the sender sends none again. */
    private final class AcknowledgedEvents implements Runnable {

        private final List<EventRouting> events;
        private final Queue<EventRouting> waiting;

        AcknowledgedEvents(List<EventRouting> events) {
            this.events = List.copyOf(events);
            this.waiting = new ConcurrentLinkedQueue<>(events);
        }

        @Override
        public void run() {
            InOrder.take(events, this::route).thenRun(() -> ended(this));
        }

        private CompletionStage<WebhookAnswer> route(EventRouting event) {
            // a stop gives up what waits by then
            if (stopped || !waiting.remove(event)) {
                return CompletableFuture.completedFuture(WebhookAnswer.DONE);
            }
            return event.route().handle((answer, failure) -> {
                pending.eventEnds();
                return WebhookAnswer.DONE;
            });
        }

        /** Gives up those that have not begun; the one before them may never end. Returns how many these were. */
        private int giveUp() {
            int lost = 0;
            for (EventRouting event = waiting.poll(); event != null; event = waiting.poll()) {
                event.withdraw();
                pending.eventEnds();
                lost++;
            }
            return lost;
        }
    }
}
