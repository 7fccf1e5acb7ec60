/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.qlara.simulator.QlaraSimulatorExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs a JUnit 5 class of the documentation, with as much of JUnit as such a class needs. */
final class DocumentedTest {

    private DocumentedTest() {
    }

    /** Calls each of its tests, with the simulator of its one static extension running. */
    static void run(Class<?> testClass) throws Exception {
        QlaraSimulatorExtension extension = extension(testClass);
        List<Method> tests = Arrays.stream(testClass.getDeclaredMethods()).filter(method -> method.isAnnotationPresent(Test.class))
                .toList();
        assertThat(tests).isNotEmpty();
        extension.beforeAll(null);
        try {
            for (Method test : tests) {
                extension.beforeEach(null);
                Constructor<?> constructor = testClass.getDeclaredConstructor();
                constructor.setAccessible(true);
                test.setAccessible(true);
                test.invoke(constructor.newInstance());
            }
        } finally {
            extension.afterAll(null);
        }
    }

    private static QlaraSimulatorExtension extension(Class<?> testClass) throws Exception {
        Field field = Arrays.stream(testClass.getDeclaredFields())
                .filter(candidate -> candidate.getType() == QlaraSimulatorExtension.class).findFirst().orElseThrow();
        field.setAccessible(true);
        return (QlaraSimulatorExtension) field.get(null);
    }
}
