/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.model;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Nobody can change a model, to the depths: neither by what it was made of, nor by what it gives out. */
class UnmodifiableModelsTest {

    private static final Map<Class<? extends QlaraModel>, Function<Map<String, Object>, QlaraModel>> MODELS = new LinkedHashMap<>();

    static {
        MODELS.put(WebhookEvent.class, WebhookEvent::of);
        MODELS.put(SendRequest.class, SendRequest::of);
        MODELS.put(SendResult.class, SendResult::of);
        MODELS.put(SendResponse.class, SendResponse::of);
        MODELS.put(Template.class, Template::of);
        MODELS.put(TemplateReference.class, TemplateReference::of);
        MODELS.put(PhoneNumber.class, PhoneNumber::of);
        MODELS.put(DeliveryStatus.class, DeliveryStatus::of);
        MODELS.put(MediaFile.class, MediaFile::of);
        MODELS.put(Location.class, Location::of);
        MODELS.put(Reaction.class, Reaction::of);
    }

    static Stream<Arguments> models() {
        return Stream.concat(MODELS.entrySet().stream().map(model -> made(model.getKey().getSimpleName(), model.getValue())), Stream.of(
                made("event", given -> new WebhookEvent("READ", null, null, null, null, null, null, null, null, null, null, null, given)),
                made("result", given -> new SendResult(null, true, null, reasons(given), given)),
                made("response", given -> new SendResponse("m", false, List.of(new SendResult(null, true, null, reasons(given), given)), given)),
                made("response of a request with an id", given -> new SendResponse("m", false, List.of(), given).withCustomMessageId("c")),
                made("template", given -> new Template("1", null, null, null, null, given).as("2")),
                made("template's values", given -> TemplateReference.of("t", "it", given, List.of(given))),
                made("template by its id", given -> TemplateReference.ofId(given.get("id"))),
                made("number", given -> new PhoneNumber(null, null, null, null, given)),
                made("status", given -> new DeliveryStatus("1", "SENT", null, given).as("2")),
                made("built request", given -> SendRequest.builder().body(given).placeholders(given).template("t", "it", given).field("more", given).build()),
                made("request built of another", given -> SendRequest.of(given).toBuilder().field("again", given).build())));
    }

    private static Arguments made(String name, Function<Map<String, Object>, QlaraModel> maker) {
        return Arguments.of(name, maker);
    }

    @SuppressWarnings("unchecked")
    private static List<String> reasons(Map<String, Object> given) {
        return (List<String>) given.get("reasons");
    }

    @Test
    void allModelsAreTried() {
        Stream<JavaClass> classes = new ClassFileImporter().importPackagesOf(QlaraModel.class).stream()
                .filter(type -> type.isAssignableTo(QlaraModel.class) && !type.isInterface());

        assertThat(MODELS.keySet()).extracting(Class::getName).containsExactlyInAnyOrderElementsOf(classes.map(JavaClass::getName).toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void isNotChangedByAChangeOfWhatItWasMadeOf(String name, Function<Map<String, Object>, QlaraModel> maker) {
        Map<String, Object> given = given();
        QlaraModel model = maker.apply(given);
        String before = model.toMap().toString();

        change(given);

        assertThat(model.toMap()).hasToString(before);
        assertThat(model).isEqualTo(maker.apply(given()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void givesOutNothingThatCanBeChanged(String name, Function<Map<String, Object>, QlaraModel> maker) throws Exception {
        QlaraModel model = maker.apply(given());

        assertUnmodifiable(model);
        assertUnmodifiable(model.toMap());
    }

    /** Fields of all models, and others, with everything that can be changed, in each other. */
    private static Map<String, Object> given() {
        Map<String, Object> deep = new LinkedHashMap<>(Map.of("text", new StringBuilder("text")));
        List<Object> list = new ArrayList<>(List.of(deep, new TreeSet<>(List.of("a")), new Object[] { deep, new int[] { 1 } }));
        return new LinkedHashMap<>(Map.of("messageId", "m", "accepted", true, "reasons", new ArrayList<>(List.of("busy")),
                "results", new ArrayList<>(List.of(new LinkedHashMap<>(Map.of("accepted", true, "reasons", new ArrayList<>(List.of("late")), "more", list)))),
                "parameters", new ArrayList<>(List.of(list, "value")), "latitude", BigDecimal.ONE, "error", deep, "id", new StringBuilder("7"), "more", list));
    }

    @SuppressWarnings("unchecked")
    private static void change(Object value) {
        if (value instanceof StringBuilder text) {
            text.append(" changed");
        } else if (value instanceof int[] numbers) {
            numbers[0] = 2;
        } else if (value instanceof Object[] elements) {
            List.of(elements).forEach(UnmodifiableModelsTest::change);
            elements[0] = "changed";
        } else if (value instanceof Collection<?> elements) {
            elements.forEach(UnmodifiableModelsTest::change);
            ((Collection<Object>) elements).add("changed");
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(UnmodifiableModelsTest::change);
            ((Map<String, Object>) map).put("changed", true);
        }
    }

    @SuppressWarnings("unchecked")
    private static void assertUnmodifiable(Object value) throws Exception {
        if (value instanceof Map<?, ?> map) {
            assertThatThrownBy(() -> ((Map<String, Object>) map).put("changed", true)).isInstanceOf(UnsupportedOperationException.class);
            for (Object element : map.values()) {
                assertUnmodifiable(element);
            }
        } else if (value instanceof Collection<?> elements) {
            assertThatThrownBy(() -> ((Collection<Object>) elements).add("changed")).isInstanceOf(UnsupportedOperationException.class);
            for (Object element : elements) {
                assertUnmodifiable(element);
            }
        } else if (value instanceof QlaraModel) {
            for (Method getter : value.getClass().getMethods()) {
                if (getter.getParameterCount() == 0 && !Modifier.isStatic(getter.getModifiers()) && getter.getDeclaringClass() == value.getClass()
                        && !getter.getReturnType().getName().endsWith("Builder")) {
                    assertUnmodifiable(getter.invoke(value));
                }
            }
        } else if (value != null) {
            assertThat(value).isInstanceOfAny(String.class, Number.class, Boolean.class, java.time.Instant.class);
        }
    }
}
