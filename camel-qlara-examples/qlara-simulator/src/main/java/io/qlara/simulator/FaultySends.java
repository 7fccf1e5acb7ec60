/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;

/** Lets the faults happen that a tester has planned for the next messages. */
final class FaultySends implements Resource {

    private static final Duration SLOW = Duration.ofSeconds(5);

    private final Resource sends;
    private final Account account;
    private final PlannedFaults faults;

    FaultySends(Resource sends, Account account, PlannedFaults faults) {
        this.sends = sends;
        this.account = account;
        this.faults = faults;
    }

    @Override
    public Answer answer(Request request, ApiPath path) {
        Optional<SendFault> fault = request.getMethod().equals(RequestMethod.POST) ? faults.take() : Optional.empty();
        return fault.isEmpty() ? sends.answer(request, path) : answer(fault.get(), request, path);
    }

    private Answer answer(SendFault fault, Request request, ApiPath path) {
        return switch (fault) {
            case TOO_MANY_REQUESTS -> Answer.error(429, "Too Many Requests", "Please retry after 1 second.", Map.of("retryAfter", 1))
                    .withHeaders(Map.of("Retry-After", "1"));
            case SERVER_ERROR -> Answer.error(500, "Internal Server Error", "A tester asked for this");
            case SLOW -> sends.answer(request, path).after(SLOW);
            case CONNECTION_LOST -> sends.answer(request, path).neverArriving();
            case REJECT -> {
                account.rejectNext();
                yield sends.answer(request, path);
            }
        };
    }
}
