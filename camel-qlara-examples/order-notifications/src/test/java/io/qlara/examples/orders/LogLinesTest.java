/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.orders;

import java.nio.charset.StandardCharsets;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;

import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** What the application writes to its console, by its own logback.xml. */
class LogLinesTest {

    private static final String FORGED = "Where?\r\n09:00:00 ERROR forged\u2028forged\u0085forged\u001b[31m";
    private static final String SHOWN = "Where?  09:00:00 ERROR forged forged forged [31m";

    @Test
    void aCustomersTextMakesNoSecondLine() {
        assertThat(line("A customer asked " + FORGED, null).substring("09:00:00 ".length())).isEqualTo("WARN A customer asked " + SHOWN + "\n");
    }

    @Test
    void theMessageOfAnExceptionMakesNoSecondLine() {
        assertThat(line("Failed", new IllegalStateException(FORGED)).substring("09:00:00 ".length()))
                .startsWith("WARN Failed java.lang.IllegalStateException: " + SHOWN).hasLineCount(1).endsWith("\n");
    }

    private static String line(String message, Throwable failure) {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ConsoleAppender<ILoggingEvent> console = (ConsoleAppender<ILoggingEvent>) root.getAppender("console");
        return new String(console.getEncoder().encode(new LoggingEvent("", root, Level.WARN, message, failure, null)), StandardCharsets.UTF_8);
    }
}
