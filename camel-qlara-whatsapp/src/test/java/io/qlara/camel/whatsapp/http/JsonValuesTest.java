/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.POJONode;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

/** Values that hold others may do so a thousand levels deep, whatever they are made of. */
class JsonValuesTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 1000;

    static Stream<Named<UnaryOperator<Object>>> containers() {
        return Stream.of(Named.of("map", value -> Map.of("field", value)), Named.of("list", List::of), Named.of("array", value -> new Object[] { value }),
                Named.of("object of Java in a tree", POJONode::new),
                Named.of("object of a tree", value -> NODES.objectNode().set("field", node(value))),
                Named.of("array of a tree", value -> NODES.arrayNode().add(node(value))));
    }

    private static JsonNode node(Object value) {
        return value instanceof JsonNode node ? node : NODES.pojoNode(value);
    }

    @ParameterizedTest
    @MethodSource("containers")
    void theDeepestIsTaken(UnaryOperator<Object> container) {
        assertThatNoException().isThrownBy(() -> JsonValues.check(nested(container, DEEPEST, NODES.textNode("text"))));
    }

    @ParameterizedTest
    @MethodSource("containers")
    void oneLevelMoreIsRefused(UnaryOperator<Object> container) {
        assertThatIllegalArgumentException().isThrownBy(() -> JsonValues.check(nested(container, DEEPEST + 1, NODES.textNode("text"))))
                .withMessage("nested too deep");
    }

    @ParameterizedTest
    @MethodSource("containers")
    void whatIsNoJsonIsFoundInside(UnaryOperator<Object> container) {
        assertThatIllegalArgumentException().isThrownBy(() -> JsonValues.check(nested(container, 2, NODES.binaryNode(new byte[1]))))
                .withMessage("no value of JSON");
    }

    private static Object nested(UnaryOperator<Object> container, int levels, Object innermost) {
        Object value = innermost;
        for (int level = 0; level < levels; level++) {
            value = container.apply(value);
        }
        return value;
    }
}
