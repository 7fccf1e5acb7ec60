/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.browser;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

import static org.assertj.core.api.Assertions.assertThat;

class OrderDeskTest {

    private static final String UNDELIVERABLE = "+393400000666";

    @TempDir
    private Path home;
    private OrderDesk desk;
    private Browser browser;

    @BeforeEach
    void start() {
        desk = new OrderDesk(home, "simulator.answer-delay=0", "simulator.callback-delay=50", "orders.follow-up-after-seconds=0",
                "simulator.undeliverable=" + UNDELIVERABLE);
        browser = Browser.wide();
    }

    @AfterEach
    void stop() {
        assertThat(browser.complaints()).isEmpty();
        browser.close();
        desk.close();
    }

    @Test
    void showsWhatIsWrongWhereItHappened() {
        browser.open(desk.url());

        choose("orders.csv", OrderDesk.HEADER + "E-1,<b>Ada</b>,+39 340 000 0666,en,Moka,24.90,2026-12-04\nE-2,Bruno,12,en,Moka,24.90,2026-12-04\n");

        browser.find("#orders tr.wrong", "UNDELIVERABLE");
        browser.find("#calls li", "<b>Ada</b>");
        browser.find("#problems li", "orders.csv, line 3");
        browser.find("#problems li", "phone 12 can't be a phone number");
        browser.find("#files article", "broken rows: 1");
        assertThat(browser.all("#orders b")).isEmpty();

        choose("wrong name!.csv", OrderDesk.HEADER);
        browser.find("#dropped.failed", "The name of the file must be");
    }

    @Test
    void postsOneOrder() {
        browser.open(desk.url());
        browser.click("summary");

        browser.click("#order button");
        browser.find("#posted", "B-1 is queued");
        browser.find("#orders tr.delivered", "Zoë Conti");
        browser.click("#order button");
        browser.find("#posted.failed", "B-1 was known before");

        browser.find("[name=phone]").clear();
        browser.find("[name=phone]").sendKeys("12", Keys.ENTER);
        browser.find("#posted.failed", "phone 12 can't be a phone number");
    }

    @Test
    void showsWhatTheStaffHasToAnswer() {
        browser.open(desk.url());
        choose("orders.csv", OrderDesk.orders(1));
        browser.find("#orders tr.delivered", "T-0").findElement(By.tagName("a")).click();

        browser.switchToNewPage();
        browser.find("#text").sendKeys("My cat ate the coffee", Keys.ENTER);
        browser.switchToFirstPage();

        browser.find("#problems li", "My cat ate the coffee");
    }

    @Test
    void findsOrders() {
        browser.open(desk.url());
        choose("orders.csv", OrderDesk.orders(12));
        browser.find("#shown", "12 of 12 orders");

        browser.find("#search").sendKeys("conti 11");

        browser.find("#shown", "1 of 12 orders");
    }

    @Test
    void saysThatTheApplicationDoesNotAnswerAndComesBackByItself() {
        browser.open(desk.url());
        browser.find("#link", "Live");

        desk.stop();
        browser.find("#link", "Connection lost");
        choose("orders.csv", OrderDesk.orders(1));
        browser.find("#dropped.failed", "The application does not answer");

        desk.start("simulator.answer-delay=0");
        browser.find("#link", "Live");
    }

    @Test
    void keepsTheRulesOfAxeInTheLightInTheDarkAndOnANarrowScreen() {
        desk.close();
        desk = new OrderDesk(home.resolve("samples"), "simulator.sample-orders=true", "simulator.callback-delay=300", "simulator.answer-delay=100");
        browser.open(desk.url());
        browser.awaitTrue("no staff calls", () -> browser.all("#calls li").size() >= 5);
        browser.find("#orders tr.delivered");
        browser.takePictureForDocs("desk");
        browser.click("summary");
        assertThat(Axe.violations(browser)).isEmpty();

        try (Browser dark = Browser.dark()) {
            dark.open(desk.url());
            dark.find("#orders tr.delivered");
            dark.takePicture("desk-dark");
            assertThat(Axe.violations(dark)).isEmpty();
        }
        try (Browser narrow = Browser.narrow()) {
            narrow.open(desk.url());
            narrow.find("#orders tr.delivered");
            narrow.takePicture("desk-narrow");
            assertThat(Axe.violations(narrow)).isEmpty();
            assertThat((Boolean) narrow.run("return document.documentElement.scrollWidth <= innerWidth")).isTrue();
        }
    }

    private void choose(String name, String content) {
        browser.run("document.getElementById('file').style.opacity = 1");
        browser.all("#file").get(0).sendKeys(desk.write(name, content).toString());
    }
}
