/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.util.List;
import java.util.Map;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;

import io.qlara.camel.whatsapp.http.JsonCodec;
import io.qlara.camel.whatsapp.model.WebhookEvent;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever is posted: events that can be passed on and recognised, or a refusal, and nothing else. */
class EventReaderFuzzTest {

    @DictionaryFile(resourcePath = "/json.dict")
    @FuzzTest
    void everyBodyIsReadOrRefused(byte[] body) {
        List<WebhookEvent> events;
        try {
            events = EventReader.read(body).events();
        } catch (RefusedCallException e) {
            assertThat(e.answer()).isEqualTo(WebhookAnswer.UNREADABLE);
            return;
        }
        assertThat(events).isNotEmpty().allSatisfy(EventReaderFuzzTest::assertIsTheSameAfterItWasPassedOn);
    }

    private static void assertIsTheSameAfterItWasPassedOn(WebhookEvent event) throws RefusedCallException {
        WebhookEvent fromMap = WebhookEvent.of(event.toMap());
        WebhookEvent fromJson = EventReader.read(JsonCodec.write(event)).events().get(0);

        assertThat(List.of(fromMap.id(), fromJson.id())).containsOnly(event.id());
        assertThat(List.of(knownFields(fromMap), knownFields(fromJson))).containsOnly(knownFields(event));
    }

    private static WebhookEvent knownFields(WebhookEvent event) {
        return new WebhookEvent(event.eventType(), event.messageId(), event.customMessageId(), event.destination(), event.source(),
                event.channel(), event.status(), event.statusName(), event.description(), event.text(), event.messageType(),
                event.timestamp(), Map.of());
    }
}
