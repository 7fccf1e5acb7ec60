/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A caller with the right token who sends headers and parameters by which Camel is steered. */
@Tag("http-server")
class ForgedHeadersTest {

    private static final String OPTIONS = "webhookToken=secret&exchangePattern=InOut";
    private static final String CALL = "POST /qlara/webhooks?token=secret";
    private static final List<String> HEADERS = List.of(
            "camelhttpuri: http://localhost/forged", "CamelHttpPath: /forged", "CAMELHTTPMETHOD: GET", "camelHTTPresponsecode: 418",
            "CamelHttpQuery: token=forged", "CamelHttpRawQuery: token=forged", "CamelHttpCharacterEncoding: forged",
            "CamelCharsetName: forged", "CamelQlaraWhatsAppDestination: +390000000000", "CAMELQlaraWhatsAppDestination: +390000000000",
            "camelqlarawhatsappeventid: forged", "CamelQlaraWhatsAppEventText: forged", "camelqlarawhatsappoperation: delete",
            "org.apache.camel.forged: forged", "ORG.APACHE.CAMEL.Exchange: forged", "CamelBeanMethodName: exec", "CamelExecCommandExecutable: id",
            "CamelFileName: ../forged", "CamelToEndpoint: log:forged", "CamelRouteStop: true", "CamelRollbackOnly: true",
            "camelmessagetimestamp: 1", "breadcrumbId: forged", "Content-Encoding: forged", "X-Forwarded-For: forged",
            "x-odd: forged\u00e9\u00ff\u0080\u00a0", "camelodd: \u00e9\u00ff\u0080", "CamelSpaces:      forged   ", "CamelEmpty:",
            "CamelLong: " + "forged".repeat(500));
    private static final List<String> PARAMETERS = List.of(
            "camelhttpuri=forged", "CamelQlaraWhatsAppDestination=%2B390000000000", "CAMELQlara%57hatsAppDestination=forged",
            "%43%61%6d%65%6c%48%74%74%70%4d%65%74%68%6f%64=GET", "Camel%48ttpResponseCode=418", "org.apache.camel.forged=1",
            "org%2Eapache%2Ecamel.forged=1", "CamelHttpRawQuery=token%3Dforged", "%ff%fe=forged", "caf%C3%A9=forged", "camel%00=forged",
            "CamelRollbackOnly=true&CamelRollbackOnly=true", "=forged", "camel+header=forged", "Camel%0d%0aX-Forged:1=1");

    private final BlockingQueue<Routed> routed = new LinkedBlockingQueue<>();

    @ParameterizedTest
    @EnumSource
    void changeNothingOfTheExchangeAndNothingOfTheAnswer(ServerUnderTest server) throws Exception {
        try (ServerUnderTest.Running running = start(server)) {
            RawConnection.Answer expected = RawConnection.call(running, CALL, List.of(), Payloads.DELIVERED);
            Routed untouched = nextRouted();
            assertThat(untouched).isNotNull();

            for (String header : HEADERS) {
                assertThat(RawConnection.call(running, CALL, List.of(header), Payloads.DELIVERED)).as(header).isEqualTo(expected);
                assertThat(nextRouted()).as(header).isEqualTo(untouched);
            }
            for (String parameter : PARAMETERS) {
                assertThat(RawConnection.call(running, CALL + "&" + parameter, List.of(), Payloads.DELIVERED)).as(parameter)
                        .isEqualTo(expected);
                assertThat(nextRouted()).as(parameter).isEqualTo(untouched);
            }
            assertThat(expected.status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void openNoWayInWithoutTheToken(ServerUnderTest server) throws Exception {
        try (ServerUnderTest.Running running = start(server)) {
            for (String header : List.of("CamelHttpRawQuery: token=secret", "camelhttprawquery: token=secret", "CamelHttpQuery: token=secret",
                    "CamelHttpUri: /qlara/webhooks?token=secret", "CamelAuthentication: secret", "token: secret", "webhookToken: secret")) {
                assertThat(RawConnection.call(running, "POST /qlara/webhooks", List.of(header), Payloads.DELIVERED).status()).as(header)
                        .isEqualTo(401);
            }
            assertThat(routed).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void areRefusedByTheServerWhereHttpAllowsNoSuchName(ServerUnderTest server) throws Exception {
        try (ServerUnderTest.Running running = start(server)) {
            for (String header : List.of("Camel\u00e9: forged", "Camel Header: forged", "Camel\0: forged")) {
                assertThat(answerOrNone(running, header)).as(header).isIn(400, 0);
            }
            assertThat(routed).isEmpty();
        }
    }

    /** The status, or 0 if the server closes the connection. */
    private static int answerOrNone(ServerUnderTest.Running running, String header) {
        try {
            return RawConnection.call(running, CALL, List.of(header), Payloads.DELIVERED).status();
        } catch (IOException e) {
            return 0;
        }
    }

    private ServerUnderTest.Running start(ServerUnderTest server) throws Exception {
        return server.start(OPTIONS, route -> route.process(exchange -> routed.add(Routed.of(exchange))));
    }

    private Routed nextRouted() throws InterruptedException {
        return routed.poll(20, TimeUnit.SECONDS);
    }

    /** All that a route can see of an exchange but its id. */
    private record Routed(Object body, Map<String, Object> headers, Map<String, Object> properties, Map<String, Object> variables) {

        private static Routed of(Exchange exchange) {
            return new Routed(exchange.getMessage().getBody(), Map.copyOf(exchange.getMessage().getHeaders()),
                    Map.copyOf(exchange.getAllProperties()), Map.copyOf(exchange.getVariables()));
        }
    }
}
