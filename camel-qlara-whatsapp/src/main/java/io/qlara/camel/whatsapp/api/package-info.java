/*
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The calls of the API as methods, and what has to hold before a call is made: numbers, media, templates. Also the pool of a component's
 * clients, with one queue for each API key.
 * <p>
 * May use {@code http}, {@code queue}, {@code client} and {@code model}; libphonenumber is optional. Nothing in here knows Camel. Methods are
 * called on the threads of routes and return at once; their futures end on I/O or timer threads.
 */
package io.qlara.camel.whatsapp.api;
