/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.springboot;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.origin.Origin;

/**
 * An option of the component that a property sets.
 *
 * @param option   the option as Camel names it, such as {@code responseTimeout} or {@code webhookCredentials.token}
 * @param value    what it is set to
 * @param secret   whether the value must be shown nowhere
 * @param property the property that sets it
 */
record ComponentProperty(String option, String value, boolean secret, ConfigurationProperty property) {

    /** The name and the place of the property, and nothing of its value. */
    String describe() {
        return describe(property);
    }

    static String describe(ConfigurationProperty property) {
        Origin origin = property.getOrigin();
        return origin == null ? property.getName().toString() : property.getName() + " (" + origin + ")";
    }

    /** Leaves the value out. */
    @Override
    public String toString() {
        return describe();
    }
}
