/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.springboot;

import java.util.List;

import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.support.service.ServiceHelper;

import io.qlara.camel.whatsapp.QlaraWhatsAppComponent;
import io.qlara.camel.whatsapp.QlaraWhatsAppConstants;

/** Sets the options on the component as soon as it exists, by Camel's own rules for durations, enums and references to beans. */
final class ComponentBinding implements ComponentCustomizer, CamelContextConfiguration {

    private final List<ComponentProperty> properties;

    ComponentBinding(List<ComponentProperty> properties) {
        this.properties = properties;
    }

    /** Only the component of the usual name: the application itself configures a second one under another name. */
    @Override
    public boolean isEnabled(String name, Component component) {
        return QlaraWhatsAppConstants.SCHEME.equals(name) && component instanceof QlaraWhatsAppComponent;
    }

    @Override
    public void configure(String name, Component component) {
        // before its init the component has no configurer
        ServiceHelper.initService(component);
        properties.forEach(property -> set(component, property));
    }

    /** Lets Camel create the component now, so that a wrong value stops the start instead of failing the first message. */
    @Override
    public void beforeApplicationStart(CamelContext camel) {
        if (!properties.isEmpty()) {
            camel.getComponent(QlaraWhatsAppConstants.SCHEME);
        }
    }

    @Override
    public void afterApplicationStart(CamelContext camel) {
        // nothing is left to do
    }

    private static void set(Component component, ComponentProperty property) {
        try {
            PropertyBindingSupport.build().withCamelContext(component.getCamelContext()).withTarget(component)
                    .withConfigurer(component.getComponentPropertyConfigurer()).withIgnoreCase(true).withMandatory(true)
                    .withProperty(property.option(), property.value()).bind();
        } catch (RuntimeException e) {
            String message = "The component qlara-whatsapp can't take the value of " + property.describe();
            // the message of Camel's exception repeats the value
            throw new IllegalArgumentException(message, property.secret() ? null : e);
        }
    }
}
