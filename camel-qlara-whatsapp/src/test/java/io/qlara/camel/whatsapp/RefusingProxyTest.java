/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.apache.camel.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.qlara.camel.whatsapp.client.QlaraException;
import io.qlara.camel.whatsapp.client.QlaraTransportException;

import static org.assertj.core.api.Assertions.assertThat;

/** A proxy that does not connect: what it answers is no answer of the service, which has seen nothing. */
class RefusingProxyTest extends SimulatedServiceTest {

    @ParameterizedTest
    @ValueSource(ints = { 302, 400, 403, 407, 429, 502, 503 })
    void isNotTakenForTheService(int status) throws Exception {
        try (FaultyServer proxy = new FaultyServer((body, connection) -> connection.getOutputStream()
                .write(("HTTP/1.1 " + status + " No\r\nContent-Length: 0\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1)))) {
            component.setProxyHost("127.0.0.1");
            component.setProxyPort(Integer.parseInt(proxy.host().split(":")[1]));

            Exchange exchange = call("qlara-whatsapp:send?destination=RAW(+393331234567)&apiKey=k&baseUrl=https://qlara.example&maxRetries=1", "Ciao",
                    Map.of());

            assertThat(exchange.getException()).isInstanceOf(QlaraTransportException.class)
                    .hasMessageContaining("proxy").hasMessageContaining(String.valueOf(status)).hasMessageContaining("it never left");
            assertThat(((QlaraException) exchange.getException()).isOutcomeUnknown()).isFalse();
            assertThat(proxy.requests()).isEqualTo(2);
            assertThat(component.producerResources().activity().queues().get(0).heldUntil()).isNull();
        }
    }
}
