/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import org.apache.camel.util.concurrent.ThreadType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Guards the runs on another JDK, and those on virtual threads, against testing the default ones once more. */
class JdkVersionTest {

    @Test
    void theTestsRunOnTheJdkThatWasAskedFor() {
        int feature = Runtime.version().feature();

        assertThat(feature).isEqualTo(Integer.getInteger("expected.jdk", feature));
    }

    @Test
    void theTestsRunOnTheThreadsThatWereAskedFor() {
        boolean virtual = Boolean.getBoolean("camel.threads.virtual.enabled");

        assertThat(ThreadType.current()).isEqualTo(virtual ? ThreadType.VIRTUAL : ThreadType.PLATFORM);
    }
}
