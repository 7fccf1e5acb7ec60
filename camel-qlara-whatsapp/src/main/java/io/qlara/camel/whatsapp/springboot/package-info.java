/*
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The component in a Spring Boot application: binds the properties {@code camel.component.qlara-whatsapp.*}, and
 * guards webhook routes on the application's own server.
 * <p>
 * May use the root package, Camel, and Spring Boot and the Servlet API, which are optional; nothing uses it. Spring Boot and Camel call it on the thread
 * that starts the application, and the HTTP server calls its filters on its own threads.
 */
package io.qlara.camel.whatsapp.springboot;
