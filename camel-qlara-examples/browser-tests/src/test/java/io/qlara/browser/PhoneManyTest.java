/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.browser;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;

import static org.assertj.core.api.Assertions.assertThat;

/** 1,000 messages in a chat and 500 customers. */
class PhoneManyTest extends PhoneTest {

    private static final String WATCH = """
            window.mutations = 0; window.slowest = 0;
            new MutationObserver(all => { window.mutations += all.length; }).observe(document.body, {subtree: true, childList: true});
            new PerformanceObserver(list => { for (const task of list.getEntries()) { window.slowest = Math.max(window.slowest, task.duration); } })
                .observe({type: 'longtask', buffered: true});""";
    /** Milliseconds, also on a machine that does other things: a person waits for this long without a thought that something is wrong. */
    private static final double FLUID = 1_000;

    @Test
    void staysFluid() throws Exception {
        inParallel(500, i -> service.send("+3934000" + (10_000 + i), "\"body\":\"Customer " + i + "\""));
        inParallel(1_000, i -> service.text("Message " + i));
        browser.open(service.url());
        browser.awaitTrue("not all customers", () -> browser.all("#chat-list li").size() == 501);
        browser.run(WATCH);

        long start = System.nanoTime();
        browser.click("#chat-list button", Service.CUSTOMER);
        browser.awaitTrue("not all messages", () -> browser.all(".message").size() == 1_000);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));

        browser.run("window.mutations = 0");
        service.text("One more");
        message("One more");
        browser.awaitTrue("not delivered", () -> service.events().size() == 1_501);

        assertThat(browser.all(".message")).as("the page keeps the newest alone").hasSize(1_000);
        assertThat((Long) browser.run("return window.mutations")).as("only what is new is drawn").isLessThan(100);
        assertThat(slowest()).as("milliseconds without an answer").isLessThan(FLUID);
    }

    @Test
    void filtersAndScrollsFiveHundredCustomers() throws Exception {
        inParallel(500, i -> service.send("+3934000" + (10_000 + i), "\"body\":\"Customer " + i + "\""));
        browser.open(service.url());
        browser.awaitTrue("not all customers", () -> browser.all("#chat-list li").size() == 500);
        browser.run(WATCH);

        WebElement search = browser.find("#search");
        search.sendKeys("Customer 42");
        browser.awaitTrue("not filtered", () -> browser.all("#chat-list li:not([hidden])").size() == 11);
        search.clear();
        search.sendKeys(" ");
        browser.awaitTrue("still filtered", () -> browser.all("#chat-list li:not([hidden])").size() == 500);
        browser.run("document.getElementById('chat-list').scrollTop = 1e6");

        assertThat(slowest()).isLessThan(FLUID);
    }

    @Test
    void aPageThatStandsStillIsNoticed() {
        browser.open(service.url());
        browser.run(WATCH);

        browser.run("setTimeout(() => { const end = performance.now() + 1_500; while (performance.now() < end) { } })");

        assertThat(slowest()).isGreaterThan(FLUID);
    }

    /** The longest that the page has not answered; the browser reports it with one of its next pictures. */
    private double slowest() {
        Number slowest = browser.runAsync("""
                const done = arguments[0];
                requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(window.slowest), 100)));""");
        return slowest.doubleValue();
    }

    private static void inParallel(int times, java.util.function.IntConsumer action) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        for (int i = 0; i < times; i++) {
            int number = i;
            pool.submit(() -> action.accept(number));
        }
        pool.shutdown();
        assertThat(pool.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
    }
}
