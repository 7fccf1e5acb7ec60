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
                .observe({entryTypes: ['longtask']});""";

    @Test
    void staysFluid() throws Exception {
        inParallel(500, i -> service.send("+3934000" + (10_000 + i), "\"body\":\"Customer " + i + "\""));
        inParallel(1_000, i -> service.text("Message " + i));
        browser.open(service.url());
        browser.awaitTrue("not all customers", () -> browser.all("#chat-list li").size() == 501);

        long start = System.nanoTime();
        browser.click("#chat-list button", Service.CUSTOMER);
        browser.awaitTrue("not all messages", () -> browser.all(".message").size() == 1_000);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));

        browser.run(WATCH);
        service.text("One more");
        message("One more");
        browser.awaitTrue("not delivered", () -> service.events().size() == 1_501);

        assertThat(browser.all(".message")).as("the page keeps the newest alone").hasSize(1_000);
        assertThat((Long) browser.run("return window.mutations")).as("only what is new is drawn").isLessThan(100);
        assertThat(((Number) browser.run("return window.slowest")).doubleValue()).as("milliseconds without an answer").isLessThan(5_000);
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

        assertThat(((Number) browser.run("return window.slowest")).doubleValue()).isLessThan(5_000);
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
