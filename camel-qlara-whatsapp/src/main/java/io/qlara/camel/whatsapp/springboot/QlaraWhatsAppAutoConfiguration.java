/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.springboot;

import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.spring.boot.util.ConditionalOnHierarchicalProperties;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Configures the component by the properties {@code camel.component.qlara-whatsapp.*} of a Spring Boot application.
 * {@code camel.component.qlara-whatsapp.enabled=false} leaves that out.
 */
@AutoConfiguration(after = CamelAutoConfiguration.class)
@ConditionalOnClass(CamelAutoConfiguration.class)
@ConditionalOnBean(CamelContext.class)
@ConditionalOnHierarchicalProperties({"camel.component", "camel.component.qlara-whatsapp"})
public class QlaraWhatsAppAutoConfiguration {

    /** Created with the application, so that an option that does not exist stops the start even where no route uses the component. */
    @Bean
    ComponentBinding qlaraWhatsAppComponentBinding(Environment environment) {
        return new ComponentBinding(new ComponentProperties(environment, ComponentSchema.load()).read());
    }
}
