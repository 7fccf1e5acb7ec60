/*
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What travels: requests, responses and events. Immutable to the depths, lenient in what they read, and with the unknown fields kept. Not
 * {@code Serializable} on purpose, because brokers would take them for Java objects; they convert to JSON instead.
 * <p>
 * May use Jackson's annotations alone. Usable on any thread.
 */
package io.qlara.camel.whatsapp.model;
