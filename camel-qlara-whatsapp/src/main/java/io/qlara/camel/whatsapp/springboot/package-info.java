/*
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The component in a Spring Boot application: binds the properties {@code camel.component.qlara-whatsapp.*}.
 * <p>
 * May use the root package, Camel, and Spring Boot, which is optional; nothing uses it. Spring Boot and Camel call it on the thread
 * that starts the application.
 */
package io.qlara.camel.whatsapp.springboot;
