/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

/** What a component or a webhook route shows in the application's Micrometer registry. */
interface Meters {

    /** Those of an application without Micrometer, or without a registry of it. */
    Meters NONE = () -> {
    };

    /** Takes them out of the registry. */
    void remove();

    /** Puts the meters of a component into the registry that the application has. */
    static Meters of(QlaraWhatsAppComponent component) {
        try {
            return MicrometerMeters.of(component);
        } catch (NoClassDefFoundError e) {
            return NONE;
        }
    }

    /** Puts the meters of a webhook route into the registry that the application has. */
    static Meters of(WebhookConsumer consumer) {
        try {
            return MicrometerMeters.of(consumer);
        } catch (NoClassDefFoundError e) {
            return NONE;
        }
    }
}
