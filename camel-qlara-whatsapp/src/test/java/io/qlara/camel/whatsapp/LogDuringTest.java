/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.Collections;
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
    private final Level lowest;

    private LogDuringTest(String logger) {
        this(Level.INFO, logger);
    }

    private LogDuringTest(Level lowest, String logger) {
        this.lowest = lowest;
        this.logger = (Logger) LoggerFactory.getLogger(logger);
        // a copy of a plain list that another thread adds to may hold a null
        events.list = Collections.synchronizedList(events.list);
    }

    /** From that level on. */
    public static LogDuringTest from(Level lowest, String logger) {
        return new LogDuringTest(lowest, logger);
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

    /** At INFO or above, or from the level that was asked for. */
    public List<ILoggingEvent> events() {
        return List.copyOf(events.list).stream().filter(event -> event.getLevel().isGreaterOrEqual(lowest)).toList();
    }

    public List<String> messages() {
        return events().stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
