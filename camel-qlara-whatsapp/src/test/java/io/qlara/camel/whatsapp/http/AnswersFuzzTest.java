/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.io.IOException;
import java.net.URI;
import java.util.List;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.qlara.camel.whatsapp.api.ListReader;
import io.qlara.camel.whatsapp.api.SendApi;
import io.qlara.camel.whatsapp.api.TemplatesApi;
import io.qlara.camel.whatsapp.client.QlaraApiException;
import io.qlara.camel.whatsapp.client.QlaraException;
import io.qlara.camel.whatsapp.client.QlaraMessageRejectedException;
import io.qlara.camel.whatsapp.client.QlaraRateLimitException;
import io.qlara.camel.whatsapp.model.PhoneNumber;
import io.qlara.camel.whatsapp.model.SendResponse;
import io.qlara.camel.whatsapp.model.Template;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever the service answers: what was asked for, or one of our exceptions, and never a success that is none. */
class AnswersFuzzTest {

    private static final ClientContext CONTEXT = new ClientContext(ClientsUnderTest.settings("https://qlara.example", 0), null, null);
    private static final ApiCall SEND = new ApiCall("POST", URI.create("https://qlara.example/send"), List.of("send"), new byte[0]);
    private static final ApiCall READ = new ApiCall("GET", URI.create("https://qlara.example/templates"), List.of("templates"), null);

    @DictionaryFile(resourcePath = "/json.dict")
    @FuzzTest
    void everyAnswerIsASuccessOrOneOfOurExceptions(byte[] input) throws IOException {
        ApiResponse answer = RawAnswer.of(input);

        SendResponse sent = read(SEND, SendApi.reader(SEND, CONTEXT, null), answer);
        if (sent != null) {
            assertThat(sent.isAccepted()).isTrue();
            assertAcceptsAMessage(new ObjectMapper().readTree(answer.bodyText()));
        }
        assertEach(read(READ, new ListReader<>(Template::of), answer));
        assertEach(read(READ, new ListReader<>(PhoneNumber::of), answer));
        read(READ, it -> TemplatesApi.read(it, "7"), answer);
    }

    /** What was read; null if it ended in an exception that is as it should be. */
    private static <T> T read(ApiCall request, ResponseReader<T> reader, ApiResponse answer) {
        try {
            T read = new Attempt<>(request, reader, CONTEXT, null, null).read(answer).body();
            assertThat(answer.isSuccess()).isTrue();
            return read;
        } catch (Exception failure) {
            assertThat(failure).isInstanceOfSatisfying(QlaraException.class, exception -> assertIsRight(exception, request, answer));
            return null;
        }
    }

    private static void assertIsRight(QlaraException failure, ApiCall request, ApiResponse answer) {
        boolean unreadable = answer.isSuccess() && !(failure instanceof QlaraMessageRejectedException);
        boolean sendUnknown = unreadable || answer.status() == 303 || (answer.status() >= 500 && !saysWhenToComeBack(failure, answer));

        assertThat(failure.isOutcomeUnknown()).isEqualTo(request == SEND && sendUnknown);
        assertThat(failure instanceof QlaraRateLimitException).isEqualTo(answer.status() == 429);
        assertThat(failure.getMessage()).doesNotContain("\n");
        assertThat(failure.getHttpStatus()).isEqualTo(answer.status());
    }

    private static boolean saysWhenToComeBack(QlaraException failure, ApiResponse answer) {
        return answer.status() == 503 && ((QlaraApiException) failure).getRetryAfter() != null;
    }

    private static void assertAcceptsAMessage(JsonNode answer) {
        assertThat(answer.path("results")).isNotEmpty().anySatisfy(
                result -> assertThat(result.path("accepted").asText()).isEqualToIgnoringCase("true"));
    }

    private static void assertEach(List<?> items) {
        if (items != null) {
            assertThat(items).doesNotContainNull();
        }
    }
}
