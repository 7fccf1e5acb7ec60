/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Guards the runs on other versions of Camel against testing the default one once more. */
class CamelVersionTest {

    @Test
    void theTestsRunOnTheVersionThatWasAskedFor() throws Exception {
        try (CamelContext camel = new DefaultCamelContext()) {
            assertThat(camel.getVersion()).isEqualTo(System.getProperty("expected.camel.version"));
        }
    }
}
