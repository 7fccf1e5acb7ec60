/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.leaks;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
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
    private final Logger httpClient = (Logger) LoggerFactory.getLogger("org.apache.hc");
    /** The bytes as they travel, which no component can mask. */
    private final Logger wire = (Logger) LoggerFactory.getLogger("org.apache.hc.client5.http.wire");
    private final Level levelOfRoot = root.getLevel();
    private final Level levelOfComponent = component.getLevel();
    private final ListAppender<ILoggingEvent> events = new ListAppender<>();

    RecordedLog() {
        // a copy of a plain list that another thread adds to may hold a null
        events.list = Collections.synchronizedList(events.list);
        events.start();
        root.addAppender(events);
        root.setLevel(Level.INFO);
        component.setLevel(Level.TRACE);
        httpClient.setLevel(Level.TRACE);
        wire.setLevel(Level.OFF);
    }

    /** What was logged at that level or above, stack traces included, one string for each. */
    List<String> from(Level level) {
        return snapshot().filter(event -> event.getLevel().isGreaterOrEqual(level))
                .map(event -> event.getFormattedMessage() + "\n" + throwable(event.getThrowableProxy())).toList();
    }

    /** Without what the service logs, and what HttpClient says it wrote into the headers of its answers. */
    private Stream<ILoggingEvent> snapshot() {
        return List.copyOf(events.list).stream().filter(event -> !event.getLoggerName().startsWith("io.qlara.simulator"))
                .filter(event -> !event.getFormattedMessage().contains(" << "));
    }

    private static String throwable(IThrowableProxy throwable) {
        return throwable == null
                ? ""
                : throwable.getClassName() + ": " + throwable.getMessage() + "\n" + throwable(throwable.getCause())
                        + Stream.of(throwable.getSuppressed()).map(RecordedLog::throwable).collect(Collectors.joining());
    }

    @Override
    public void close() {
        root.detachAppender(events);
        root.setLevel(levelOfRoot);
        component.setLevel(levelOfComponent);
        httpClient.setLevel(null);
        wire.setLevel(null);
    }
}
