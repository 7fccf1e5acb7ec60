/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import org.apache.camel.CamelContext;

/** Binds the options of an endpoint as the generated configurer does, but takes no number that is none. */
final class EndpointConfigurer extends QlaraWhatsAppEndpointConfigurer {

    @Override
    public boolean configure(CamelContext camel, Object target, String option, Object value, boolean ignoreCase) {
        WholeNumber.check(this, option, value, ignoreCase);
        return super.configure(camel, target, option, value, ignoreCase);
    }
}
