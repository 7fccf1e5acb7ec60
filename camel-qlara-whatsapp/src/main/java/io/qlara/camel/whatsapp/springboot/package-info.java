/*
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The component in a Spring Boot application: binds the properties {@code camel.component.qlara-whatsapp.*}. Nothing outside of
 * this package refers to it, and Spring Boot is an optional dependency.
 */
package io.qlara.camel.whatsapp.springboot;
