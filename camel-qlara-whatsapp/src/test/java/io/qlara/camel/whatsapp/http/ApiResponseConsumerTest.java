/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;

import org.apache.hc.core5.concurrent.CallbackContribution;
import org.apache.hc.core5.http.impl.BasicEntityDetails;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ApiResponseConsumerTest {

    private static final int LARGEST = 4;
    private static final long UNKNOWN = -1;

    private final ApiResponseConsumer consumer = new ApiResponseConsumer(LARGEST);
    private List<ApiResponse> answers = new ArrayList<>();

    @Test
    void anAnswerOfJustTheSizeAllowedIsComplete() throws Exception {
        begin(LARGEST);
        consumer.consume(ByteBuffer.wrap("12".getBytes()));
        consumer.consume(ByteBuffer.wrap("34".getBytes()));

        consumer.streamEnd(List.of());

        assertThat(answers).hasSize(1);
        assertThat(answers.get(0).bodyText()).isEqualTo("1234");
        assertThat(answers.get(0).cutOff()).isFalse();
    }

    @Test
    void oneThatAnnouncesAByteMoreIsCutOffAtOnceAndItsConnectionClosed() {
        assertThatThrownBy(() -> begin(LARGEST + 1)).isExactlyInstanceOf(IOException.class);

        assertThatTheAnswerIsCutOff();
    }

    @Test
    void oneThatComesToAByteMoreIsCutOffAndItsConnectionClosed() throws Exception {
        begin(UNKNOWN);
        consumer.consume(ByteBuffer.wrap("123".getBytes()));

        assertThatThrownBy(() -> consumer.consume(ByteBuffer.wrap("45".getBytes()))).isExactlyInstanceOf(IOException.class);

        assertThatTheAnswerIsCutOff();
    }

    @Test
    void oneWithoutABodyIsComplete() throws Exception {
        consumer.consumeResponse(new BasicHttpResponse(204), null, null, collecting());

        assertThat(answers).hasSize(1);
        assertThat(answers.get(0).body()).isEmpty();
    }

    @Test
    void anErrorWhileItIsReadFailsThatOneAlone() throws Exception {
        begin(UNKNOWN);
        OutOfMemoryError shortage = new OutOfMemoryError("for a moment");
        answers = new AbstractList<>() {
            @Override
            public ApiResponse get(int index) {
                throw new IndexOutOfBoundsException(index);
            }

            @Override
            public int size() {
                return 0;
            }

            @Override
            public boolean add(ApiResponse answer) {
                throw shortage;
            }
        };

        assertThatThrownBy(() -> consumer.streamEnd(List.of())).isExactlyInstanceOf(IOException.class).hasCause(shortage);
    }

    private void begin(long declaredLength) throws IOException {
        consumer.consumeResponse(new BasicHttpResponse(400), new BasicEntityDetails(declaredLength, null), null, collecting());
    }

    private CallbackContribution<ApiResponse> collecting() {
        return new CallbackContribution<>(null) {
            @Override
            public void completed(ApiResponse answer) {
                answers.add(answer);
            }
        };
    }

    private void assertThatTheAnswerIsCutOff() {
        assertThat(answers).hasSize(1);
        assertThat(answers.get(0).status()).isEqualTo(400);
        assertThat(answers.get(0).cutOff()).isTrue();
    }
}
