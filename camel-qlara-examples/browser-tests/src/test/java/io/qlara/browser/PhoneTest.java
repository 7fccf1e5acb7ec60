/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.browser;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.openqa.selenium.WebElement;

import static org.assertj.core.api.Assertions.assertThat;

/** What the tests of the phone page share: one browser for a class, and a service of its own for each test. */
abstract class PhoneTest {

    static Browser browser;
    Service service;

    @BeforeAll
    static void openBrowser() {
        browser = Browser.wide();
    }

    @AfterAll
    static void closeBrowser() {
        browser.close();
    }

    @BeforeEach
    void startService() {
        service = new Service();
    }

    @AfterEach
    void nothingWentWrongInThePage() {
        assertThat(browser.complaints()).isEmpty();
        browser.open("about:blank");
        service.close();
    }

    static WebElement message(String text) {
        return browser.find(".message", text);
    }

    /** Waits for what the last mark of a message says. */
    static void awaitMark(String text, String mark) {
        browser.awaitTrue(text + " is not " + mark, () -> message(text).findElement(org.openqa.selenium.By.cssSelector(".meta .ticks"))
                .getDomAttribute("aria-label").equals(mark));
    }

    void awaitEvent(String part) {
        browser.awaitTrue("no event with " + part, () -> service.events().stream().anyMatch(event -> event.contains(part)));
    }
}
