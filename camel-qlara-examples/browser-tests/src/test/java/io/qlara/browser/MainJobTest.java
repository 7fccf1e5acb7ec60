/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.browser;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

import static org.assertj.core.api.Assertions.assertThat;

/** What somebody does who sees the project for the first time. */
class MainJobTest {

    private static final int ORDERS = 60;
    private static final String DROP = """
            const files = new DataTransfer();
            files.items.add(new File([arguments[0]], 'december.csv', {type: 'text/csv'}));
            document.getElementById('drop').dispatchEvent(new DragEvent('drop', {dataTransfer: files, bubbles: true, cancelable: true}));""";

    @TempDir
    private Path home;

    @Test
    void dropAFileWatchTheBarReadAMessageAnswerItAndReadTheReply() {
        try (OrderDesk desk = new OrderDesk(home, "simulator.answer-delay=1500", "orders.in-flight=15"); Browser browser = Browser.wide()) {
            browser.open(desk.url());
            browser.find("#link", "Live");

            browser.run(DROP, OrderDesk.orders("T", ORDERS));
            browser.find("#dropped", "december.csv is being read");
            browser.awaitTrue("the bar does not move", () -> between(1, ORDERS - 1, bar(browser)));
            browser.takePicture("desk-sending");
            browser.awaitTrue("the bar does not reach its end", () -> bar(browser) == ORDERS);
            browser.find("#files article", ORDERS + " delivered");

            WebElement row = browser.find("#orders tr", "T-7");
            row.findElement(By.tagName("a")).click();
            browser.switchToNewPage();
            browser.find("#chat-title", "+393400001007");
            browser.find(".message.business", "Hello Ada Conti 7, thank you for your order T-7: Moka 3 tazze.");

            browser.click("[data-press]", "Where is my order?");
            browser.find(".message.customer", "Where is my order?");
            browser.find(".message.business", "Hello Ada Conti 7, your latest order is T-7");

            browser.find("#text").sendKeys("And the receipt, please", Keys.ENTER);
            browser.find(".message.business .bubble.document", "T-7.pdf");
            browser.awaitTrue("not delivered", () -> browser.find("#read").isEnabled() && browser.find("#read").getText().contains("3"));
            browser.takePictureForDocs("phone-answer");
            browser.click("#read");

            browser.switchToFirstPage();
            browser.find("#orders tr.read", "T-7");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static long bar(Browser browser) {
        return browser.run("return Number(document.querySelector('#files [role=progressbar]')?.getAttribute('aria-valuenow') ?? 0)");
    }

    private static boolean between(long least, long most, long value) {
        return least <= value && value <= most;
    }
}
