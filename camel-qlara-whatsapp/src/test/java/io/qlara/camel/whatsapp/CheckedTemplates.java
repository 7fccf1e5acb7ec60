/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import com.github.tomakehurst.wiremock.client.WireMock;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.qlara.camel.whatsapp.api.TemplateCheck;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

/** A component that looks templates up, and the templates that the service lists. */
abstract class CheckedTemplates extends SimulatedServiceTest {

    static final String URI = "qlara-whatsapp:send?destination=RAW(+393331234567)";
    static final String SHIPPED = """
            {"id":42,"name":"shipped","language":"it","status":"APPROVED","components":[{"type":"HEADER","format":"TEXT","text":"Ciao {{1}}"},
             {"type":"BODY","text":"Order {{1}} of {{2}}, {{1}} again","example":{"body_text":[["{{9}}"]]}},{"type":"FOOTER","text":"Bye"},
             {"type":"BUTTONS","buttons":[{"type":"URL","text":"Track","url":"https://a.example/{{1}}"},{"type":"QUICK_REPLY","text":"Stop"}]}]}""";
    static final String NAMED = """
            {"id":43,"name":"named","language":"it","status":"APPROVED","components":[{"type":"BODY","text":"{first} {last}, {shortLinkT1}"}]}""";
    static final String PAUSED = "{\"id\":44,\"name\":\"paused\",\"language\":\"it\",\"status\":\"PAUSED\"}";

    @RegisterExtension
    final LogDuringTest log = LogDuringTest.of(TemplateCheck.class);

    @BeforeEach
    void answer() {
        component.setCheckTemplates(CheckTemplates.fail);
        stub(WireMock.post(WireMock.anyUrl()).willReturn(okJson("{\"messageId\":\"m\",\"results\":[{\"accepted\":true}]}")));
        list(SHIPPED, NAMED, PAUSED);
    }

    static void list(String... templates) {
        stub(get(urlPathMatching(".*/templates")).willReturn(okJson("{\"data\":[" + String.join(",", templates) + "]}")));
    }

    static int lists() {
        return SERVICE.get().wireMock().findAll(getRequestedFor(urlMatching(".*"))).size();
    }
}
