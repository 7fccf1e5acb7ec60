/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.qlara.camel.whatsapp.api.QlaraClient;

class NameResolutionTest extends UnreachableServiceTest {

    @ParameterizedTest
    @MethodSource("calls")
    void aHostThatIsNotKnownIsATransportExceptionAfterEveryAttemptAndNothingLeft(
            Function<QlaraClient, CompletableFuture<?>> call) {
        assertFailsAfterEveryAttempt(call, new CountingNames(null), 8080, UnknownHostException.class);
    }
}
