/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.browser;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

import static org.assertj.core.api.Assertions.assertThat;

class OrderDeskTest {

    private static final String UNDELIVERABLE = "+393400000666";

    @TempDir
    private static Path home;
    private static OrderDesk desk;
    private static Browser browser;

    @BeforeAll
    static void start() {
        desk = new OrderDesk(home, "simulator.answer-delay=0", "simulator.callback-delay=50", "orders.follow-up-after-seconds=0",
                "simulator.undeliverable=" + UNDELIVERABLE);
        browser = Browser.wide();
    }

    @AfterAll
    static void stop() {
        desk.close();
        browser.close();
    }

    @AfterEach
    void nothingWentWrongInThePage() {
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void showsWhatIsWrongWhereItHappened() {
        browser.open(desk.url());

        choose("wrong.csv", OrderDesk.HEADER + "E-1,<b>Ada</b>,+39 340 000 0666,en,Moka,24.90,2026-12-04\nE-2,Bruno,12,en,Moka,24.90,2026-12-04\n");

        browser.find("#orders tr.wrong", "UNDELIVERABLE");
        browser.find("#calls li", "<b>Ada</b>");
        browser.find("#problems li", "wrong.csv, line 3");
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
        choose("one.csv", OrderDesk.orders("one", 1));
        browser.find("#orders tr.delivered", "one-0").findElement(By.tagName("a")).click();

        browser.switchToNewPage();
        browser.find("#text").sendKeys("My cat ate the coffee", Keys.ENTER);
        browser.switchToFirstPage();

        browser.find("#problems li", "My cat ate the coffee");
    }

    @Test
    void showsTextsOfAllKindsAsTheyAreAndInTheirDirection() {
        String script = "<script>alert(1)</script><img src=x onerror=alert(1)>";
        String hebrew = "\u05e2\u05d3\u05d4 \u05db\u05d4\u05df";
        String endless = "x".repeat(120);
        browser.open(desk.url());

        choose("texts.csv", OrderDesk.HEADER + "T-1," + script + ",+39 340 000 0701,en,Moka,24.90,2026-12-04\n"
                + "T-2," + hebrew + ",+39 340 000 0702,en,Moka,24.90,2026-12-04\nT-3," + endless + ",+39 340 000 0703,en,Moka,24.90,2026-12-04\n");

        browser.find("#orders tr", script);
        browser.find("#orders tr", endless);
        assertThat(browser.all("#orders script, #orders img")).isEmpty();
        assertThat((String) browser.run("return getComputedStyle(arguments[0]).direction", browser.find("#orders .customer", hebrew))).isEqualTo("rtl");
        assertThat((String) browser.run("return getComputedStyle(arguments[0]).direction", browser.find("#orders .customer", endless))).isEqualTo("ltr");
        assertThat((Boolean) browser.run("return document.documentElement.scrollWidth <= innerWidth")).isTrue();
    }

    @Test
    void takesEachOfTheFilesThatAreDroppedTogether() {
        browser.open(desk.url());

        browser.run("""
                const transfer = new DataTransfer();
                ['first', 'second'].forEach((name, i) => transfer.items.add(new File(
                    [arguments[0] + `D-${i},Ada,+39 340 000 080${i},en,Moka,24.90,2026-12-04\\n`], `${name}.csv`, {type: 'text/csv'})));
                document.getElementById('drop').dispatchEvent(new DragEvent('drop', {dataTransfer: transfer, bubbles: true, cancelable: true}));""",
                OrderDesk.HEADER);

        browser.find("#files article", "first.csv");
        browser.find("#files article", "second.csv");
        browser.find("#orders tr.delivered", "D-0");
        browser.find("#orders tr.delivered", "D-1");
    }

    @Test
    void isUsedWithTheKeyboardAlone() {
        browser.open(desk.url());
        choose("keys.csv", OrderDesk.orders("keys", 1));
        browser.find("#orders tr.delivered", "keys-0");

        tabTo("#search");
        browser.press("keys-0");
        browser.find("#shown", "1 of ");
        tabTo("#file");
        tabTo("summary");
        browser.press(Keys.ENTER);
        tabTo("[name=orderId]");
        browser.press(Keys.chord(Keys.CONTROL, "a"), "K-1");
        tabTo("#order button");
        browser.press(Keys.SPACE);

        browser.find("#posted", "K-1 is queued");
    }

    /** Goes on with the tabulator until this has the focus. */
    private static void tabTo(String css) {
        for (int i = 0; i < 30; i++) {
            browser.tab();
            if ((Boolean) browser.run("return document.activeElement.matches(arguments[0])", css)) {
                return;
            }
        }
        throw new AssertionError("no focus on " + css);
    }

    @Test
    void findsOrders() {
        browser.open(desk.url());
        choose("twelve.csv", OrderDesk.orders("twelve", 12));
        browser.find("#orders tr", "twelve-11");

        browser.find("#search").sendKeys("TWELVE-1");

        browser.find("#shown", "3 of ");
    }

    @Test
    void saysThatTheApplicationDoesNotAnswerAndComesBackByItself() {
        browser.open(desk.url());
        browser.find("#link", "Live");

        desk.stop();
        browser.find("#link", "Connection lost");
        choose("late.csv", OrderDesk.orders("late", 1));
        browser.find("#dropped.failed", "The application does not answer");

        desk.start("simulator.answer-delay=0", "simulator.callback-delay=50", "orders.follow-up-after-seconds=0",
                "simulator.undeliverable=" + UNDELIVERABLE);
        browser.find("#link", "Live");
    }

    @Test
    void keepsTheRulesOfAxeInTheLightInTheDarkAndOnANarrowScreen() {
        try (OrderDesk samples = new OrderDesk(home.resolve("samples"), "simulator.sample-orders=true", "simulator.callback-delay=300")) {
            keepsTheRules(samples.url());
        }
    }

    private static void keepsTheRules(String url) {
        browser.open(url);
        browser.awaitTrue("no staff calls", () -> browser.all("#calls li").size() >= 5);
        browser.find("#orders tr.delivered");
        browser.takePictureForDocs("desk");
        browser.click("summary");
        assertThat(Axe.violations(browser)).isEmpty();

        try (Browser dark = Browser.dark()) {
            dark.open(url);
            dark.find("#orders tr.delivered");
            dark.takePicture("desk-dark");
            assertThat(Axe.violations(dark)).isEmpty();
        }
        try (Browser narrow = Browser.narrow()) {
            narrow.open(url);
            narrow.find("#orders tr.delivered");
            narrow.takePicture("desk-narrow");
            assertThat(Axe.violations(narrow)).isEmpty();
            assertThat((Boolean) narrow.run("return document.documentElement.scrollWidth <= innerWidth")).isTrue();
        }
    }

    private static void choose(String name, String content) {
        browser.run("document.getElementById('file').style.opacity = 1");
        browser.all("#file").get(0).sendKeys(desk.write(name, content).toString());
    }
}
