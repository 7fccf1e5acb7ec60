/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.springboot;

import jakarta.servlet.Filter;

import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/**
 * Guards webhook routes on the server of a Spring Boot application, which would read a body, and keep the files in it, before it asks
 * Camel. Routes on another server have no need of it.
 */
@AutoConfiguration(after = CamelAutoConfiguration.class)
@ConditionalOnClass({CamelAutoConfiguration.class, Filter.class, FilterRegistrationBean.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class WebhookServerAutoConfiguration {

    /** Before all other filters, because any of them may read the body. */
    @Bean
    FilterRegistrationBean<WebhookHeadFilter> qlaraWhatsAppWebhookHeadFilter(ObjectProvider<CamelContext> camel) {
        FilterRegistrationBean<WebhookHeadFilter> registration = new FilterRegistrationBean<>(new WebhookHeadFilter(camel::getIfAvailable));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /** Behind all other filters, because the call goes on from here as an asynchronous one, which the others may not see. */
    @Bean
    FilterRegistrationBean<WebhookBodyFilter> qlaraWhatsAppWebhookBodyFilter() {
        FilterRegistrationBean<WebhookBodyFilter> registration = new FilterRegistrationBean<>(new WebhookBodyFilter());
        registration.setMatchAfter(true);
        return registration;
    }
}
