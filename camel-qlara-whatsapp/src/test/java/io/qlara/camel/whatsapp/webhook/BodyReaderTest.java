/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class BodyReaderTest {

    private final BodyReader reader = new BodyReader(4);

    @Test
    void readsABodyOfJustTheSizeAllowed() throws Exception {
        assertThat(reader.read(message("1234".getBytes()))).isEqualTo("1234".getBytes());
    }

    @Test
    void readsAStream() throws Exception {
        assertThat(reader.read(message(new ByteArrayInputStream("12".getBytes())))).isEqualTo("12".getBytes());
    }

    @Test
    void readsNoBodyAsAnEmptyOne() throws Exception {
        assertThat(reader.read(message(null))).isEmpty();
    }

    @Test
    void refusesABodyOneByteLarger() {
        assertThat(refusal(message("12345".getBytes()))).isEqualTo(WebhookAnswer.TOO_LARGE);
    }

    @Test
    void readsNoMoreThanOneByteTooMany() {
        EndlessStream endless = new EndlessStream();

        assertThat(refusal(message(endless))).isEqualTo(WebhookAnswer.TOO_LARGE);
        assertThat(endless.bytesRead).isEqualTo(5);
    }

    @Test
    void readsABodyWhoseDeclaredLengthIsJustTheSizeAllowed() throws Exception {
        Message message = message("1234".getBytes());
        message.setHeader("Content-Length", "4");

        assertThat(reader.read(message)).isEqualTo("1234".getBytes());
    }

    @ParameterizedTest
    @ValueSource(strings = { "0", "2", "3" })
    void readsAllOfABodyThatTheServerHasUnpacked(String declared) throws Exception {
        Message message = message("1234".getBytes());
        message.setHeader("Content-Length", declared);

        assertThat(reader.read(message)).isEqualTo("1234".getBytes());
    }

    @Test
    void refusesByTheDeclaredLengthBeforeReading() {
        EndlessStream endless = new EndlessStream();
        Message message = message(endless);
        message.setHeader("content-length", "5");

        assertThat(refusal(message)).isEqualTo(WebhookAnswer.TOO_LARGE);
        assertThat(endless.bytesRead).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = { "2", "many", "", "-5" })
    void reliesOnTheBodyRatherThanOnAnyOtherDeclaredLength(String declared) {
        Message message = message("12345".getBytes());
        message.setHeader("Content-Length", declared);

        assertThat(refusal(message)).isEqualTo(WebhookAnswer.TOO_LARGE);
    }

    @Test
    void refusesABodyThatBreaksOff() {
        assertThat(refusal(message(new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        }))).isEqualTo(WebhookAnswer.UNREADABLE);
    }

    @Test
    void refusesTheFieldsOfAForm() {
        assertThat(refusal(message(Map.of("messageId", "1")))).isEqualTo(WebhookAnswer.UNREADABLE);
    }

    @Test
    void refusesABodyThatIsNoStreamOfBytes() {
        assertThat(refusal(message(new Object()))).isEqualTo(WebhookAnswer.UNREADABLE);
    }

    @Test
    void readsWithoutALimitThatMatters() throws Exception {
        assertThat(new BodyReader(Integer.MAX_VALUE).read(message("12345".getBytes()))).hasSize(5);
    }

    private WebhookAnswer refusal(Message message) {
        return catchThrowableOfType(RefusedCallException.class, () -> reader.read(message)).answer();
    }

    private static Message message(Object body) {
        Message message = new DefaultExchange(new DefaultCamelContext()).getIn();
        message.setBody(body);
        return message;
    }

    private static final class EndlessStream extends InputStream {

        private int bytesRead;

        @Override
        public int read() {
            bytesRead++;
            return 'x';
        }
    }
}
