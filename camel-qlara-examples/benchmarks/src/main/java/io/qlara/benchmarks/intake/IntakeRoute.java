/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks.intake;

import java.util.concurrent.atomic.LongAdder;

import org.apache.camel.Exchange;
import org.apache.camel.builder.ExpressionBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.dataformat.JsonLibrary;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;

/** Takes events, counts them, and does nothing else with them. */
final class IntakeRoute extends RouteBuilder {

    private static final String REPOSITORY = "routedEvents";

    private final IntakeKind kind;
    private final LongAdder routed = new LongAdder();

    IntakeRoute(IntakeKind kind) {
        this.kind = kind;
    }

    long routed() {
        return routed.sum();
    }

    @Override
    public void configure() {
        IdempotentRepository repository = MemoryIdempotentRepository.memoryIdempotentRepository();
        getContext().getRegistry().bind(REPOSITORY, repository);
        if (kind.isBare()) {
            bare(repository);
        } else {
            from("qlara-whatsapp:webhooks?path=/events" + (kind.hasToken() ? "&webhookToken=" + IntakeKind.TOKEN : "&allowUnauthenticated=true")
                    + (kind.hasRepository() ? "&idempotentRepository=#" + REPOSITORY : ""))
                    .process(exchange -> routed.increment());
        }
    }

    private void bare(IdempotentRepository repository) {
        ProcessorDefinition<?> route = from("platform-http:/events?httpMethodRestrict=POST")
                .unmarshal().json(JsonLibrary.Jackson, DeliveryEvent.class);
        if (kind.hasRepository()) {
            route = route.idempotentConsumer(ExpressionBuilder.bodyExpression(DeliveryEvent.class, DeliveryEvent::messageId), repository);
        }
        route.process(exchange -> routed.increment())
                .setBody(constant(""))
                .setHeader(Exchange.HTTP_RESPONSE_CODE, constant(200));
    }
}
