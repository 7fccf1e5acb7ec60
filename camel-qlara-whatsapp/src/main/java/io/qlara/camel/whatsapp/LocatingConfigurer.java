/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.Properties;

import org.apache.camel.CamelContext;
import org.apache.camel.util.OrderedLocationProperties;

/**
 * Binds properties to the component as the generated configurer does. Where that fails, the message names the property and the file,
 * and does not repeat the value, which may be a key.
 */
final class LocatingConfigurer extends QlaraWhatsAppComponentConfigurer {

    private static final String PREFIX = "camel.component.";

    @Override
    public boolean configure(CamelContext camel, Object target, String option, Object value, boolean ignoreCase) {
        try {
            WholeNumber.check(this, option, value, ignoreCase);
            if (super.configure(camel, target, option, value, ignoreCase)) {
                return true;
            }
        } catch (RuntimeException e) {
            throw failure(camel, option, "has a value that the option " + option + " can't take", e);
        }
        if (location(camel, option) == null) {
            return false;
        }
        throw failure(camel, option, "is no option; docs/configuration.md lists those that exist", null);
    }

    private static RuntimeException failure(CamelContext camel, String option, String what, RuntimeException cause) {
        String location = location(camel, option);
        return location == null && cause != null ? cause : new IllegalArgumentException(location + " " + what, cause);
    }

    /** The property and its file; null if the option is set by other means. */
    private static String location(CamelContext camel, String option) {
        Properties found = camel.getPropertiesComponent().loadProperties(
                key -> key.startsWith(PREFIX) && lastPart(key).replace("-", "").equalsIgnoreCase(option.replace("-", "")));
        if (found.isEmpty()) {
            return null;
        }
        String key = found.stringPropertyNames().iterator().next();
        String file = found instanceof OrderedLocationProperties located ? located.getLocation(key) : null;
        return "The property " + key + (file == null ? "" : " in " + file);
    }

    private static String lastPart(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }
}
