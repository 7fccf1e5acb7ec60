/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.Supplier;

import wiremock.jakarta.servlet.AsyncContext;
import wiremock.jakarta.servlet.AsyncEvent;
import wiremock.jakarta.servlet.AsyncListener;
import wiremock.jakarta.servlet.ServletOutputStream;
import wiremock.jakarta.servlet.WriteListener;

/** The stream of one open page. Its writes never wait: news that finds it busy is left out, because later news says the same. */
final class PhonePage {

    private final AsyncContext context;
    private final ServletOutputStream stream;
    private final Consumer<PhonePage> whenGone;
    private boolean ready;
    private boolean ended;

    PhonePage(AsyncContext context, Consumer<PhonePage> whenGone) throws IOException {
        this.context = context;
        this.whenGone = whenGone;
        stream = context.getResponse().getOutputStream();
    }

    void begin(Supplier<String> firstNews) {
        context.setTimeout(0);
        context.addListener(new Listener());
        stream.setWriteListener(new WriteListener() {
            @Override
            public void onWritePossible() {
                ready();
                tell(firstNews.get());
            }

            @Override
            public void onError(Throwable failure) {
                end();
            }
        });
    }

    synchronized void tell(String news) {
        try {
            if (ready && !ended && stream.isReady()) {
                stream.write(("event: change\ndata: " + news + "\n\n").getBytes(StandardCharsets.UTF_8));
                if (stream.isReady()) {
                    stream.flush();
                }
            }
        } catch (IOException | RuntimeException gone) {
            end();
        }
    }

    synchronized void end() {
        whenGone.accept(this);
        if (!ended) {
            ended = true;
            try {
                context.complete();
            } catch (IllegalStateException alreadyCompleted) {
                // which is what was wanted
            }
        }
    }

    private synchronized void ready() {
        ready = true;
    }

    private final class Listener implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) {
            whenGone.accept(PhonePage.this);
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            end();
        }

        @Override
        public void onError(AsyncEvent event) {
            end();
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // nothing starts it anew
        }
    }
}
