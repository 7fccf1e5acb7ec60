/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.springboot;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;

/** Reads the properties {@code camel.component.qlara-whatsapp.*}, by Spring Boot's rules for their names and their precedence. */
final class ComponentProperties {

    private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of("camel.component.qlara-whatsapp");
    private static final ConfigurationPropertyName ENABLED = PREFIX.append("enabled");

    private final Environment environment;
    private final Binder binder;
    private final ComponentSchema schema;

    ComponentProperties(Environment environment, ComponentSchema schema) {
        this.environment = environment;
        this.schema = schema;
        binder = Binder.get(environment);
    }

    /**
     * The options that are set.
     *
     * @throws IllegalArgumentException if a property is none of the component's options; it names each such property and its place
     */
    List<ComponentProperty> read() {
        List<ComponentProperty> properties = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (ConfigurationPropertyName name : names()) {
            Place found = new Place();
            String value = binder.bind(name, Bindable.of(String.class), found).orElse(null);
            if (value != null) {
                optionOf(name).ifPresentOrElse(
                        option -> properties.add(new ComponentProperty(option + nested(name), value, schema.isSecret(option), found.property)),
                        () -> unknown.add(ComponentProperty.describe(found.property)));
            }
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("The component qlara-whatsapp has no such option: " + String.join(", ", unknown));
        }
        return properties;
    }

    /** The names of all options, because not every source can list its properties, and then whatever the other sources list. */
    private Set<ConfigurationPropertyName> names() {
        Set<ConfigurationPropertyName> names = new LinkedHashSet<>();
        schema.optionNames().forEach(option -> {
            names.add(nameOf(option));
            schema.nestedOptionNames(option).forEach(nested -> names.add(nameOf(option).append(DataObjectPropertyName.toDashedForm(nested))));
        });
        ConfigurationPropertySources.get(environment).forEach(source -> {
            if (source instanceof IterableConfigurationPropertySource iterable) {
                iterable.stream().filter(PREFIX::isAncestorOf).filter(name -> !ENABLED.equals(name)).forEach(names::add);
            }
        });
        return names;
    }

    private Optional<String> optionOf(ConfigurationPropertyName name) {
        ConfigurationPropertyName first = name.chop(PREFIX.getNumberOfElements() + 1);
        for (String option : schema.optionNames()) {
            if (nameOf(option).equals(first)) {
                return isNestedOption(name, option) ? Optional.of(option) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Of an object of another's own, such as a bean, any name may be one of its options. */
    private boolean isNestedOption(ConfigurationPropertyName name, String option) {
        List<String> nested = schema.nestedOptionNames(option);
        return nested.isEmpty() || name.equals(nameOf(option)) || nested.stream().anyMatch(
                candidate -> nameOf(option).append(DataObjectPropertyName.toDashedForm(candidate)).equals(name));
    }

    private static ConfigurationPropertyName nameOf(String option) {
        return PREFIX.append(DataObjectPropertyName.toDashedForm(option));
    }

    /** What follows the option's own name: {@code .token} of {@code webhook-credentials.token}. */
    private static String nested(ConfigurationPropertyName name) {
        StringBuilder nested = new StringBuilder();
        for (int i = PREFIX.getNumberOfElements() + 1; i < name.getNumberOfElements(); i++) {
            nested.append('.').append(name.getElement(i, ConfigurationPropertyName.Form.UNIFORM));
        }
        return nested.toString();
    }

    private static final class Place implements BindHandler {

        private ConfigurationProperty property;

        @Override
        public Object onSuccess(ConfigurationPropertyName name, Bindable<?> target, BindContext context, Object result) {
            property = context.getConfigurationProperty();
            return result;
        }
    }
}
