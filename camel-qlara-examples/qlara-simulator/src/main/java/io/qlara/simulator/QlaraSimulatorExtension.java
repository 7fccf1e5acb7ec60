/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.util.function.Consumer;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Runs a {@link QlaraSimulator} for a JUnit 5 test class, its nested classes included, and resets it before each test.
 * To be registered in a static field. Tests that share one extension must not run at the same time.
 */
public final class QlaraSimulatorExtension implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback, ParameterResolver {

    private final QlaraSimulator simulator;
    private int classesUnderWay;

    private QlaraSimulatorExtension(QlaraSimulator simulator) {
        this.simulator = simulator;
    }

    /** A simulator with every option at its default. */
    public static QlaraSimulatorExtension create() {
        return with(builder -> { });
    }

    /** A simulator with the options that {@code options} sets on the builder. */
    public static QlaraSimulatorExtension with(Consumer<QlaraSimulatorBuilder> options) {
        QlaraSimulatorBuilder builder = QlaraSimulator.builder();
        options.accept(builder);
        return new QlaraSimulatorExtension(builder.build());
    }

    /** The simulator; it runs from before the class's own {@code @BeforeAll} methods until after its {@code @AfterAll} ones. */
    public QlaraSimulator get() {
        return simulator;
    }

    /** See {@link QlaraSimulator#baseUrl()}. */
    public String baseUrl() {
        return simulator.baseUrl();
    }

    /** See {@link QlaraSimulator#apiKey()}. */
    public String apiKey() {
        return simulator.apiKey();
    }

    /** See {@link QlaraSimulator#journal()}. */
    public Journal journal() {
        return simulator.journal();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        classesUnderWay++;
        simulator.start();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (classesUnderWay == 0) {
            throw new IllegalStateException("The field of a QlaraSimulatorExtension must be static");
        }
        simulator.reset();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        classesUnderWay--;
        if (classesUnderWay == 0) {
            simulator.stop();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == QlaraSimulator.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return simulator;
    }
}
