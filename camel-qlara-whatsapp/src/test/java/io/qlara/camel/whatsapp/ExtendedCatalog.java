/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;

/** Camel's catalog with our component in it, as tools extend it: by the name of the component's class alone. */
final class ExtendedCatalog {

    private static final CamelCatalog CATALOG = new DefaultCamelCatalog();

    static {
        CATALOG.addComponent("qlara-whatsapp", QlaraWhatsAppComponent.class.getName());
    }

    private ExtendedCatalog() {
    }

    static String schema() {
        return CATALOG.componentJSonSchema("qlara-whatsapp");
    }

    static boolean accepts(String uri) {
        return CATALOG.validateEndpointProperties(uri).isSuccess();
    }
}
