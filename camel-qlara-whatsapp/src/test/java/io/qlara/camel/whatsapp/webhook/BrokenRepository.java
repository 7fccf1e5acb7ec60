/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;

/** An idempotent repository that can't be asked. Public so that a route can name its class. */
public final class BrokenRepository extends MemoryIdempotentRepository {

    @Override
    public boolean contains(String key) {
        throw new IllegalStateException("no connection");
    }
}
