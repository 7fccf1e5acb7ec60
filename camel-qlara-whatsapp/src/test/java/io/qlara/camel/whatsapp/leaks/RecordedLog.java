/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.leaks;

import java.util.List;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;

import org.slf4j.LoggerFactory;

/** Everything that is logged: by the component from TRACE, by all else from INFO. The simulator's log is not the product's. */
final class RecordedLog implements AutoCloseable {

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger component = (Logger) LoggerFactory.getLogger("io.qlara.camel");
    private final Level levelOfRoot = root.getLevel();
    private final Level levelOfComponent = component.getLevel();
    private final ListAppender<ILoggingEvent> events = new ListAppender<>();

    RecordedLog() {
        events.start();
        root.addAppender(events);
        root.setLevel(Level.INFO);
        component.setLevel(Level.TRACE);
    }

    /** What was logged at that level or above, stack traces included, one string for each. */
    List<String> from(Level level) {
        return snapshot().filter(event -> event.getLevel().isGreaterOrEqual(level))
                .map(event -> event.getFormattedMessage() + "\n" + throwable(event.getThrowableProxy())).toList();
    }

    private Stream<ILoggingEvent> snapshot() {
        return List.copyOf(events.list).stream().filter(event -> !event.getLoggerName().startsWith("io.qlara.simulator"));
    }

    private static String throwable(IThrowableProxy throwable) {
        return throwable == null
                ? "" : throwable.getClassName() + ": " + throwable.getMessage() + "\n" + throwable(throwable.getCause());
    }

    @Override
    public void close() {
        root.detachAppender(events);
        root.setLevel(levelOfRoot);
        component.setLevel(levelOfComponent);
    }
}
