/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns of variables such as {@code CAMEL_COMPONENT_QLARA_WHATSAPP_REDIRECT_TO} that nobody has read. Spring Boot reads them; camel-main takes the
 * component's name for one without a dash, and passes them over: a test stage that redirects by such a variable would write to customers.
 */
final class EnvironmentVariables {

    private static final Logger LOG = LoggerFactory.getLogger(EnvironmentVariables.class);
    private static final PropertyConfigurerGetter OPTIONS = new QlaraWhatsAppComponentConfigurer();

    private EnvironmentVariables() {
    }

    /**
     * Warns of each variable that names an option with another value, and of each that names no option. No message shows a value.
     *
     * @param name the component's name in the context
     */
    static void warnOfUnread(CamelContext camel, String name, Component component, Map<String, String> variables) {
        String prefix = prefix(name);
        new TreeMap<>(variables).forEach((variable, value) -> {
            if (!variable.startsWith(prefix) || isOfLongerName(variable, prefix, camel)) {
                return;
            }
            String option = variable.substring(prefix.length()).toLowerCase(Locale.ROOT).replace('_', '-');
            if (!ComponentPropertyNames.isName(option)) {
                LOG.warn("The environment variable {} names no option of {}; docs/configuration.md lists those that exist", variable, name);
            } else if (!isValueOf(option.replace("-", ""), value.strip(), component, camel)) {
                LOG.warn("The environment variable {} is not what its option is set to; where nobody has read it, as outside of Spring Boot, set"
                        + " camel.component.{}.{}={{env:{}}}", variable, name, option, variable);
            }
        });
    }

    private static boolean isValueOf(String option, String text, Component component, CamelContext camel) {
        Class<?> type = OPTIONS.getOptionType(option, true);
        // the text of a bean, of a placeholder and of what is not one option is another than the value
        if (type == null || text.isEmpty() || text.startsWith("#") || text.contains("{")) {
            return true;
        }
        Object value = OPTIONS.getOptionValue(component, option, true);
        return value != null && value.equals(camel.getTypeConverter().tryConvertTo(value.getClass(), text));
    }

    private static boolean isOfLongerName(String variable, String prefix, CamelContext camel) {
        return camel.getComponentNames().stream().map(EnvironmentVariables::prefix)
                .anyMatch(other -> other.length() > prefix.length() && variable.startsWith(other));
    }

    private static String prefix(String name) {
        return "CAMEL_COMPONENT_" + name.toUpperCase(Locale.ROOT).replaceAll("\\W", "_") + "_";
    }
}
