/*
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Camel's type converters for the model, and the transformer that makes CloudEvents of webhook events. Camel finds both by itself.
 * <p>
 * May use {@code model}, the JSON of {@code http}, and Camel; nothing uses it. Camel calls it on the thread of the route that converts.
 */
package io.qlara.camel.whatsapp.converter;
