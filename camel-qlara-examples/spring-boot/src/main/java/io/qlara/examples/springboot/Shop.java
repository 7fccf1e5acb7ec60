/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.springboot;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Tells customers by WhatsApp that their order is on its way. The routes are the YAML files in {@code camel/}. */
@SpringBootApplication
public class Shop {

    public static void main(String... arguments) {
        new SpringApplicationBuilder(Shop.class).initializers(new SimulatedService()).run(arguments);
    }
}
