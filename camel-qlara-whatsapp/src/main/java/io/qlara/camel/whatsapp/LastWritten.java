/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

import org.apache.camel.spi.StateRepository;

/**
 * When customers last wrote, in a repository of the application. Of several calls at once about one customer the newest time stays, whichever writes
 * last: those of all JVMs with {@link JdbcStateRepository}, those of this JVM with another repository. Thread-safe.
 */
final class LastWritten {

    /** Where JVMs write about the same customer again and again, one of them gives up, rather than keep its webhook call waiting. */
    private static final int MOST_TRIES = 10;
    /** Where a repository hangs, it does not hang more than the call that is in it. */
    private static final int LONGEST_WAIT_SECONDS = 2;

    private final StateRepository<String, String> repository;
    /** Each for some customers, so that no call waits long for another one. */
    private final Lock[] locks = Stream.generate(ReentrantLock::new).limit(64).toArray(Lock[]::new);

    LastWritten(StateRepository<String, String> repository) {
        this.repository = repository;
    }

    /** Null if nothing is known, or what is there is no time. */
    Instant of(String customer) {
        return time(repository.getState(customer));
    }

    private static Instant time(String state) {
        return state == null || !state.matches("[0-9]{1,15}") ? null : Instant.ofEpochMilli(Long.parseLong(state));
    }

    /** @throws RuntimeException if the repository fails, or others write about the customer for too long */
    void note(String customer, Instant written) {
        // a subclass may keep its states under other keys
        if (repository.getClass() == JdbcStateRepository.class) {
            noteBesideOtherJvms((JdbcStateRepository) repository, customer, written);
        } else {
            noteInThisJvm(customer, written);
        }
    }

    private static void noteBesideOtherJvms(JdbcStateRepository shared, String customer, Instant written) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            String known = shared.getState(customer);
            if (isAtLeast(time(known), written) || shared.replaceState(customer, known, text(written))) {
                return;
            }
        }
        throw new IllegalStateException("Other JVMs write when this customer wrote, again and again");
    }

    private void noteInThisJvm(String customer, Instant written) {
        Lock lock = locks[Math.floorMod(customer.hashCode(), locks.length)];
        try {
            if (!lock.tryLock(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Another call has been in the repository for more than " + LONGEST_WAIT_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The application stops", e);
        }
        try {
            if (!isAtLeast(of(customer), written)) {
                repository.setState(customer, text(written));
            }
        } finally {
            lock.unlock();
        }
    }

    private static boolean isAtLeast(Instant known, Instant written) {
        return known != null && !written.isAfter(known);
    }

    private static String text(Instant written) {
        return String.valueOf(written.toEpochMilli());
    }
}
