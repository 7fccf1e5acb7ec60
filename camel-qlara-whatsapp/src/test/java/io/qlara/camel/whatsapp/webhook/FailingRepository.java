/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.camel.Exchange;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;

/** An idempotent repository of which one operation fails until it recovers, and which remembers what it is asked. */
final class FailingRepository extends MemoryIdempotentRepository {

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile String failingOperation;

    /** @param failingOperation contains, add or confirm; any other word for none */
    FailingRepository(String failingOperation) {
        this.failingOperation = failingOperation;
        setCacheSize(100);
    }

    void recover() {
        failingOperation = "none";
    }

    /** The operations asked for with an exchange, in order. */
    List<String> asked() {
        return asked;
    }

    @Override
    public boolean contains(Exchange exchange, String key) {
        ask("contains", exchange);
        return super.contains(key);
    }

    @Override
    public boolean add(Exchange exchange, String key) {
        ask("add", exchange);
        return super.add(key);
    }

    @Override
    public boolean confirm(Exchange exchange, String key) {
        ask("confirm", exchange);
        return super.confirm(key);
    }

    private void ask(String operation, Exchange exchange) {
        asked.add(exchange == null ? operation + " without an exchange" : operation);
        if (operation.equals(failingOperation)) {
            throw new Failure();
        }
    }

    static final class Failure extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
