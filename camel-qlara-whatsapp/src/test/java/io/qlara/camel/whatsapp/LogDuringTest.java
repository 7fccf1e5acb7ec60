/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** What a logger and those below it log while a test runs. A JUnit extension. */
public final class LogDuringTest implements BeforeEachCallback, AfterEachCallback {

    private final Logger logger;
    private final ListAppender<ILoggingEvent> events = new ListAppender<>();

    private LogDuringTest(String logger) {
        this.logger = (Logger) LoggerFactory.getLogger(logger);
    }

    public static LogDuringTest of(Class<?> source) {
        return new LogDuringTest(source.getName());
    }

    public static LogDuringTest ofEverything() {
        return new LogDuringTest(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        events.start();
        logger.addAppender(events);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        logger.detachAppender(events);
    }

    /** At INFO or above. */
    public List<ILoggingEvent> events() {
        return List.copyOf(events.list).stream().filter(event -> event.getLevel().isGreaterOrEqual(Level.INFO)).toList();
    }

    public List<String> messages() {
        return events().stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
