/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WebhookPathsTest {

    private static final Object SERVER = "server";

    private final WebhookPaths paths = new WebhookPaths();

    @Test
    void aRouteThatStopsGivesBackItsOwnPathsOnly() {
        paths.claim(SERVER, "/first", "first route");
        paths.claim(SERVER, "/second", "second route");

        paths.release("first route");

        assertThatCode(() -> paths.claim(SERVER, "/first", "third route")).doesNotThrowAnyException();
        assertThatThrownBy(() -> paths.claim(SERVER, "/second", "third route")).hasMessageContaining("listens on /second already");
    }
}
