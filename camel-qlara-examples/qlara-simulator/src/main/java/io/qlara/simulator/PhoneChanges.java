/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;

/**
 * Tells open pages that something has changed, as server-sent events; what it is they ask for. So nothing is kept for a page that is
 * slow, and no thread waits for one.
 */
final class PhoneChanges implements AutoCloseable {

    static final int MOST_PAGES = 32;
    private static final long LOOK_EVERY_MILLIS = 100;
    private static final int LOOKS_BETWEEN_SIGNS_OF_LIFE = 30;

    private final Supplier<String> stamp;
    private final Set<PhonePage> pages = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "qlara-phone");
        thread.setDaemon(true);
        return thread;
    });
    private String lastStamp = "";
    private int looks;

    /** {@code stamp} is another text after each change. */
    PhoneChanges(Supplier<String> stamp) {
        this.stamp = stamp;
        scheduler.scheduleWithFixedDelay(this::look, 0, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Keeps the response open; answers 503 when too many pages are. */
    void open(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (pages.size() >= MOST_PAGES) {
            response.setStatus(503);
            return;
        }
        response.setContentType("text/event-stream; charset=utf-8");
        PhonePage page = new PhonePage(request.startAsync(), pages::remove);
        pages.add(page);
        page.begin(stamp);
    }

    int count() {
        return pages.size();
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
        pages.forEach(PhonePage::end);
    }

    private void look() {
        String now = stamp.get();
        boolean changed = !now.equals(lastStamp);
        lastStamp = now;
        if (changed || ++looks >= LOOKS_BETWEEN_SIGNS_OF_LIFE) {
            looks = 0;
            pages.forEach(page -> page.tell(now));
        }
    }
}
