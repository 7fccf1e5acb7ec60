/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.time.Duration;
import java.util.Properties;
import java.util.regex.Pattern;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.util.OrderedLocationProperties;

/**
 * Configurers that bind options as the generated ones do, but refuse a text that is no whole number or no duration where the option takes one.
 * Camel reads such a text as a duration and ignores what it does not understand: it would take {@code 1,000} and {@code 5x} for 0.
 */
final class StrictConfigurers {

    private static final Pattern DIGITS = Pattern.compile("\\s*[+-]?\\d{1,9}\\s*");
    /** What Camel's converter reads whole; of {@code 1h30} it reads one hour. */
    private static final Pattern DURATION = Pattern.compile("-?\\d+|-?[Pp].*|(?=\\d)(\\d+d)?(\\d+h)?(\\d+m)?(\\d+s)?(\\d+ms)?");
    private static final String REFERENCE = "#";

    private StrictConfigurers() {
    }

    /**
     * Binds the component's options. Where that fails, the message names the property and its file, and does not repeat the value,
     * which may be a key.
     */
    static PropertyConfigurer ofComponent() {
        return new OfComponent();
    }

    /** Binds an endpoint's options. */
    static PropertyConfigurer ofEndpoint() {
        return new OfEndpoint();
    }

    /** @throws IllegalArgumentException if the option takes a whole number or a duration, but the value is a text that is none */
    private static void checkText(PropertyConfigurerGetter options, String option, Object value, boolean ignoreCase) {
        if (!(value instanceof String text) || text.isBlank() || text.startsWith(REFERENCE)) {
            return;
        }
        Class<?> type = options.getOptionType(option, ignoreCase);
        if ((type == int.class || type == Integer.class) && !DIGITS.matcher(text).matches()) {
            throw new IllegalArgumentException("The option " + option + " must be a whole number of at most nine digits, without separators");
        }
        if (type == Duration.class && !DURATION.matcher(text.strip()).matches()) {
            throw new IllegalArgumentException("The option " + option + " must be a duration, such as 500ms, 30s, 1m30s or PT30S; a number alone"
                    + " counts milliseconds");
        }
    }

    /** A line break at the end of a secret file is no part of a text; a space before the digits of a destination stands for its plus sign. */
    private static Object stripped(PropertyConfigurerGetter options, String option, Object value, boolean ignoreCase) {
        Class<?> type = options.getOptionType(option, ignoreCase);
        boolean strips = value instanceof String && (type == String.class || type == Duration.class) && !option.equalsIgnoreCase("destination");
        return strips ? ((String) value).strip() : value;
    }

    private static boolean isBlankOtherThanText(PropertyConfigurerGetter options, String option, Object value, boolean ignoreCase) {
        Class<?> type = options.getOptionType(option, ignoreCase);
        return value instanceof String text && text.isBlank() && type != null && type != String.class;
    }

    private static final class OfEndpoint extends QlaraWhatsAppEndpointConfigurer {

        @Override
        public boolean configure(CamelContext camel, Object target, String option, Object value, boolean ignoreCase) {
            // counts as not set: a kamelet names all options, and leaves those empty that its user does not set
            if ("".equals(value) && getOptionType(option, ignoreCase) != null || isBlankOtherThanText(this, option, value, ignoreCase)) {
                return true;
            }
            checkText(this, option, value, ignoreCase);
            return super.configure(camel, target, option, stripped(this, option, value, ignoreCase), ignoreCase);
        }
    }

    private static final class OfComponent extends QlaraWhatsAppComponentConfigurer {

        private static final String PREFIX = "camel.component.";

        @Override
        public boolean configure(CamelContext camel, Object target, String option, Object value, boolean ignoreCase) {
            if (isBlankOtherThanText(this, option, value, ignoreCase)) {
                return true;
            }
            try {
                checkText(this, option, value, ignoreCase);
                if (super.configure(camel, target, option, stripped(this, option, value, ignoreCase), ignoreCase)) {
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
}
