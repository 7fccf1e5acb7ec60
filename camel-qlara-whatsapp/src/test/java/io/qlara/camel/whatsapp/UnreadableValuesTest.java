/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A body or a header that breaks while it is read is refused, and shows nothing of itself; Camel's own exception repeats the value. */
class UnreadableValuesTest extends SimulatedServiceTest {

    @Test
    void aFileThatIsGoneIsRefused() {
        assertThat(refused(new File("PRIVATE"), Map.of())).hasNoCause().message().matches("Nothing was sent, the request to send is not valid:"
                + " the body or a header is a java.io.File that can't be read \\(java.(io.FileNotFound|nio.file.NoSuchFile)Exception\\)");
    }

    @Test
    void aStreamThatBreaksIsRefused() {
        String refusal = "Nothing was sent, the request to send is not valid: the body or a header is a " + Broken.class.getName()
                + " that can't be read (java.io.IOException)";

        assertRefused("qlara-whatsapp:send?destination=RAW(+393331234567)", new Broken(), Map.of(), refusal);
        assertRefused("qlara-whatsapp:send?destination=RAW(+393331234567)", "Ciao", Map.of("CamelQlaraWhatsAppCampaignId", new Broken()), refusal);
        assertRefused("qlara-whatsapp:templates?operation=create", new Broken(), Map.of(), refusal.replace("send is", "templates is"));
        assertRefused("qlara-whatsapp:raw?method=POST&path=/api/x", new Broken(), Map.of(), refusal.replace("send is", "raw is"));
        assertRefused("qlara-whatsapp:deliveryStatus", new Broken(), Map.of(), refusal.replace("send is", "deliveryStatus is"));
    }

    private void assertRefused(String uri, Object body, Map<String, ?> headers, String refusal) {
        assertThat(refused(uri, body, headers)).hasNoCause().hasMessage(refusal);
    }

    private static final class Broken extends InputStream {

        @Override
        public int read() throws IOException {
            throw new IOException("PRIVATE");
        }

        @Override
        public String toString() {
            return "PRIVATE";
        }
    }
}
