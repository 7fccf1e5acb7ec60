/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.browser;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

import static org.assertj.core.api.Assertions.assertThat;

/** With the keyboard alone, in the dark, on a narrow screen, and by the rules of axe. */
class PhoneAccessibilityTest {

    private final Service service = new Service();
    private Browser browser;

    @AfterEach
    void close() {
        assertThat(browser.complaints()).isEmpty();
        browser.close();
        service.close();
    }

    @Test
    void keepsTheRulesOfAxeInTheLight() {
        keepsTheRules(Browser.wide(), "phone");
    }

    @Test
    void keepsTheRulesOfAxeInTheDark() {
        keepsTheRules(Browser.dark(), "phone-dark");
    }

    @Test
    void keepsTheRulesOfAxeOnANarrowScreenWithoutScrollingSideways() {
        keepsTheRules(Browser.narrow(), "phone-narrow");
        assertThat((Boolean) browser.run("return document.documentElement.scrollWidth <= innerWidth")).isTrue();

        browser.click("#back");
        browser.find("#chat-list button", Service.CUSTOMER);
        browser.click("#show-tester");
        browser.find("[data-fault=reject]");
        assertThat(Axe.violations(browser)).isEmpty();
        browser.press(Keys.ESCAPE);
        browser.awaitTrue("still open", () -> !browser.all("#tester").get(0).isDisplayed());
    }

    @Test
    void isUsedWithTheKeyboardAlone() {
        browser = Browser.wide();
        service.text("First");
        service.send("+393400000002", "\"template\":{\"name\":\"order_shipped\",\"language\":\"en\",\"parameters\":[\"Ada\",\"A-1\",\"Monday\"]}");
        service.text("Second");
        browser.open(service.url());
        browser.find("#chat-list button", "Hi Ada");
        browser.find("#chat-list button", "Second");

        browser.run("document.getElementById('search').focus()");
        browser.press(Keys.ARROW_DOWN);
        assertThat(browser.focused().getText()).contains("Second");
        browser.press(Keys.ARROW_DOWN);
        browser.press(Keys.ENTER);
        browser.find("#chat-title", "+393400000002");
        browser.find("[data-press]");
        browser.awaitTrue("not in the text", () -> "text".equals(browser.focused().getDomAttribute("id")));

        browser.press(Keys.chord(Keys.SHIFT, Keys.TAB));
        browser.awaitTrue("not on an action of the last message", () -> browser.focused().getDomAttribute("data-open") != null);
        browser.press(Keys.chord(Keys.SHIFT, Keys.TAB), "");
        browser.awaitTrue("not on the link", () -> browser.focused().getTagName().equals("a"));
        browser.press(Keys.chord(Keys.SHIFT, Keys.TAB));
        browser.press(Keys.ENTER);
        browser.find(".message.customer", "Where is it?");

        browser.press(Keys.chord(Keys.SHIFT, Keys.TAB));
        browser.awaitTrue("not on the message", () -> browser.focused().getDomAttribute("class").startsWith("message"));
        browser.press(Keys.ENTER);
        browser.find("#details pre", "order_shipped");
        browser.press(Keys.ESCAPE);
        browser.awaitTrue("still open", () -> browser.all("#details[open]").isEmpty());
        assertThat(browser.focused().getDomAttribute("class")).startsWith("message");
    }

    private void keepsTheRules(Browser opened, String picture) {
        browser = opened;
        Conversation.write(service);
        browser.open(service.chatUrl());
        browser.find(".message", "Great, thank you");
        browser.find("#link", "Live");
        browser.awaitTrue("not all calls", () -> browser.all("#calls li").size() >= 12);

        if (picture.equals("phone")) {
            browser.takePictureForDocs(picture);
        } else {
            browser.takePicture(picture);
        }
        assertThat(Axe.violations(browser)).isEmpty();

        browser.all("[data-open]").get(browser.all("[data-open]").size() - 1).click();
        browser.find("#details[open]");
        assertThat(Axe.violations(browser)).isEmpty();
        browser.click("#details [data-close]");
    }
}
