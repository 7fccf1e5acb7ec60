/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.github.tomakehurst.wiremock.client.WireMock;

import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.BeforeEach;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static io.qlara.camel.whatsapp.SessionsTest.inbound;

/** A component that notes sessions, and a sender whose number the service lists. */
abstract class SessionCallTest extends SimulatedServiceTest {

    static final String URI = "qlara-whatsapp:send?destination=RAW(+393331234567)&outsideSession=";
    static final String TEMPLATE = "template&sessionTemplateName=news&sessionTemplateLanguage=it";

    final StateRepository<String, String> repository = new MemoryStateRepository();

    @BeforeEach
    void know() {
        component.setSessionRepository(repository);
        stub(WireMock.post(WireMock.anyUrl()).willReturn(okJson("{\"messageId\":\"m\",\"results\":[{\"accepted\":true}]}")));
        stub(get(urlPathMatching(".*/phone-numbers")).willReturn(okJson("[{\"id\":\"sender-1\",\"phoneNumber\":\"+39 02 1234567\"}]")));
    }

    void written(Duration ago) {
        new Sessions(repository, Clock.systemUTC()).note(List.of(inbound(Instant.now().minus(ago), Map.of())));
    }

    static String sent() {
        return SERVICE.get().wireMock().findAll(postRequestedFor(urlMatching(".*"))).get(0).getBodyAsString();
    }
}
