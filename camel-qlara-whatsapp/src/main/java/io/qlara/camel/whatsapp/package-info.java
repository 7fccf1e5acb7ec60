/*
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What a route sees of the component: component, endpoint, options, headers, one producer a resource, and the consumer. Reads what an
 * exchange asks for, has the service called, and writes the result on the exchange; makes the exchange of each webhook event.
 * <p>
 * May use all other packages but {@code converter} and {@code springboot}; only the latter uses it. Camel calls it on the threads of
 * routes. A route goes on after a call on a thread of the component's own pool, never on an I/O thread.
 */
package io.qlara.camel.whatsapp;
