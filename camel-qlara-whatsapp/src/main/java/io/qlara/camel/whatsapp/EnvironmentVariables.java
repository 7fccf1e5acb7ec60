/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

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
            String option = variable.substring(prefix.length()).toLowerCase(Locale.ROOT).replace('_', '-')
                    .replaceFirst("^configuration-", "").replaceFirst("^webhook-credentials-", "webhook-credentials.");
            if (!ComponentPropertyNames.isName(option)) {
                LOG.warn("The environment variable {} names no option of {}; docs/configuration.md lists those that exist", variable, name);
            } else if (!isValueOf(option.replaceFirst("\\..*", "").replace("-", ""), value.strip(), component, camel)) {
                LOG.warn("The environment variable {} is not what its option is set to; where nobody has read it, as outside of Spring Boot, set"
                        + " camel.component.{}.{}={{env:{}}}", variable, name, option, variable);
            }
        });
    }

    private static boolean isValueOf(String option, String text, Component component, CamelContext camel) {
        Class<?> type = OPTIONS.getOptionType(option, true);
        if (type == null || text.isEmpty()) {
            return true;
        }
        Object value = OPTIONS.getOptionValue(component, option, true);
        if (value instanceof WebhookCredentials credentials && !text.startsWith("#")) {
            return Stream.of(credentials.getToken(), credentials.getUsername(), credentials.getPassword()).anyMatch(text::equals);
        }
        // the text of a bean, and of a placeholder, is another than the value
        boolean isOtherText = text.startsWith("#") || text.contains("{{");
        return value != null && (isOtherText || value.equals(camel.getTypeConverter().tryConvertTo(value.getClass(), text)));
    }

    private static boolean isOfLongerName(String variable, String prefix, CamelContext camel) {
        return camel.getComponentNames().stream().map(EnvironmentVariables::prefix)
                .anyMatch(other -> other.length() > prefix.length() && variable.startsWith(other));
    }

    private static String prefix(String name) {
        return "CAMEL_COMPONENT_" + name.toUpperCase(Locale.ROOT).replaceAll("\\W", "_") + "_";
    }
}
