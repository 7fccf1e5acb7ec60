/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.List;
import java.util.Locale;
import java.util.Properties;

import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.util.OrderedLocationProperties;

/**
 * Looks at the names of the properties that are about to set a component's options. Camel repeats the value of a property that it can't
 * bind, and the value of a misspelt one may be a key.
 */
final class ComponentPropertyNames {

    private static final String PREFIX = "camel.component.";
    private static final String CREDENTIALS = "webhookcredentials";
    private static final List<String> OF_CREDENTIALS = List.of("token", "username", "password");
    private static final List<String> OF_SPRING_BOOT = List.of("enabled", "customizer");

    private ComponentPropertyNames() {
    }

    /** @throws IllegalArgumentException if a property is no option; the message names it and its file, and not its value */
    static void check(CamelContext camel, Component component) {
        if (camel == null) {
            return;
        }
        for (String name : camel.getComponentNames()) {
            if (camel.hasComponent(name) == component) {
                check(camel, PREFIX + name + ".");
            }
        }
    }

    private static void check(CamelContext camel, String prefix) {
        Properties properties = camel.getPropertiesComponent().loadProperties(key -> key.startsWith(prefix));
        for (String key : properties.stringPropertyNames()) {
            String problem = problem(plain(key.substring(prefix.length())), properties.getProperty(key));
            if (problem != null) {
                String file = properties instanceof OrderedLocationProperties located ? located.getLocation(key) : null;
                throw new IllegalArgumentException("The property " + key + (file == null ? "" : " in " + file) + " " + problem);
            }
        }
    }

    /** Whether a property of the component may have that name. */
    static boolean isName(String dashed) {
        String name = plain(dashed);
        return problem(name, "#") == null || OF_SPRING_BOOT.stream().anyMatch(name::startsWith);
    }

    private static String problem(String name, String value) {
        String[] parts = name.split("[.\\[]", 2);
        if (CREDENTIALS.equals(parts[0])) {
            if (parts.length == 1) {
                return value.startsWith("#") ? null : "takes a bean; set webhook-credentials.token, or webhook-credentials.username and .password";
            }
            return OF_CREDENTIALS.contains(parts[1].replace("]", "")) ? null : "is no option; webhook-credentials has token, username and password";
        }
        if ("configuration".equals(parts[0]) && parts.length == 2) {
            return problem(parts[1].replace("]", ""), value);
        }
        return OF_SPRING_BOOT.contains(parts[0]) || isOption(parts[0]) ? null : "is no option; docs/configuration.md lists those that exist";
    }

    private static boolean isOption(String name) {
        return ((PropertyConfigurerGetter) new QlaraWhatsAppComponentConfigurer()).getOptionType(name, true) != null;
    }

    private static String plain(String name) {
        return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }
}
