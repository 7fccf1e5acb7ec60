/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;

import io.qlara.camel.whatsapp.webhook.RepeatDetection.Admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RepeatDetectionTest {

    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    private final IdempotentRepository repository = MemoryIdempotentRepository.memoryIdempotentRepository();
    private final RepeatDetection repeats = new RepeatDetection(repository);

    @Test
    void admitsEveryEventWithoutARepository() {
        RepeatDetection none = new RepeatDetection(null);

        assertThat(none.admit(exchange, "1")).isEqualTo(Admission.ROUTE);
        assertThat(none.admit(exchange, "1")).isEqualTo(Admission.ROUTE);
    }

    @Test
    void doesNotAdmitARepeatOfAnEventInProgress() {
        repeats.admit(exchange, "1");

        assertThat(repeats.admit(exchange, "1")).isEqualTo(Admission.NOT_NOW);
        assertThat(repeats.admit(exchange, "2")).isEqualTo(Admission.ROUTE);
    }

    @Test
    void doesNotTakeAnEventForKeptWhoseOwnRouteHasAddedItButNotEnded() {
        repeats.admit(exchange, "1");
        repository.add(exchange, "1");

        assertThat(repeats.admit(exchange, "1")).isEqualTo(Admission.NOT_NOW);
    }

    @Test
    void admitsAnEventAgainThatWasNotKept() {
        repeats.admit(exchange, "1");
        repeats.end("1");

        assertThat(repeats.admit(exchange, "1")).isEqualTo(Admission.ROUTE);
    }

    @Test
    void knowsARepeatOfAnEventThatWasKept() {
        repeats.admit(exchange, "1");
        repeats.keep(exchange, "1");
        repeats.end("1");

        assertThat(repeats.admit(exchange, "1")).isEqualTo(Admission.REPEAT);
        assertThat(repeats.admit(exchange, "1")).isEqualTo(Admission.REPEAT);
    }

    @Test
    void asksTheRepositoryWithoutAddingToIt() {
        repeats.admit(exchange, "1");

        assertThat(repository.contains("1")).isFalse();
    }

    @Test
    void leavesNoMarkIfTheRepositoryFails() {
        FailingRepository failing = new FailingRepository("contains");
        failing.start();
        RepeatDetection unlucky = new RepeatDetection(failing);

        assertThatThrownBy(() -> unlucky.admit(exchange, "1")).isInstanceOf(FailingRepository.Failure.class);

        failing.recover();
        assertThat(unlucky.admit(exchange, "1")).isEqualTo(Admission.ROUTE);
    }

    @Test
    void knowsARepeatEvenWhileAnotherRepeatIsAskedFor() {
        repeats.admit(exchange, "1");
        repeats.keep(exchange, "1");

        assertThat(repeats.admit(exchange, "1")).isEqualTo(Admission.REPEAT);
    }

    @Test
    void doesNotAdmitWhatAnotherRouteWithTheSameRepositoryIsRouting() {
        repeats.admit(exchange, "1");
        RepeatDetection ofAnotherRoute = new RepeatDetection(repository);

        assertThat(ofAnotherRoute.admit(exchange, "1")).isEqualTo(Admission.NOT_NOW);

        repeats.end("1");
        assertThat(ofAnotherRoute.admit(exchange, "1")).isEqualTo(Admission.ROUTE);
    }
}
