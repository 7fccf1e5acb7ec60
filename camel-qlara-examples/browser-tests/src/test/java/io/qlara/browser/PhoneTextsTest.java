/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.browser;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

import static org.assertj.core.api.Assertions.assertThat;

/** Texts that are no harmless sentences. */
class PhoneTextsTest extends PhoneTest {

    private static final String SCRIPT = "<img src=x onerror='window.broken=1'><script>window.broken=1</script><b>bold</b>";

    @ParameterizedTest
    @ValueSource(strings = {
        "\"body\":\"%s\"",
        "\"media\":{\"type\":\"image\",\"url\":\"https://shop.example/x\",\"caption\":\"%s\"}",
        "\"media\":{\"type\":\"document\",\"url\":\"%s\",\"filename\":\"%s\"}",
        "\"media\":{\"type\":\"location\",\"latitude\":1,\"longitude\":1,\"label\":\"%s\"}",
        "\"media\":{\"type\":\"%s\"}",
        "\"media\":{\"type\":\"reaction\",\"emoji\":\"%s\",\"messageId\":\"%s\"}",
        "\"template\":{\"name\":\"%s\",\"language\":\"%s\",\"parameters\":[\"%s\"]}",
        "\"template\":{\"name\":\"order_shipped\",\"language\":\"en\",\"parameters\":[\"%s\",\"%s\",\"%s\"]}"})
    void areTextAndNeverMarkup(String fields) {
        service.send(Service.CUSTOMER, fields.replace("%s", SCRIPT));

        browser.open(service.chatUrl());

        assertThat(Browser.text(message("<b>bold</b>"))).contains("<script>");
        message("<b>bold</b>").findElement(By.cssSelector("[data-open]")).click();
        browser.find("#details pre", "onerror");
        assertThat((Object) browser.run("return window.broken")).isNull();
        assertThat(browser.all(".message b, .message script, .message img, #chat-list img, #details img")).filteredOn(
                element -> !Browser.text(element).contains("<") && !Browser.text(element).contains("order_shipped")).isEmpty();
    }

    @Test
    void areNoLinksUnlessTheyLeadToTheWeb() {
        service.send(Service.CUSTOMER, "\"media\":{\"type\":\"document\",\"url\":\"javascript:alert(1)\",\"filename\":\"bad.pdf\"}");

        browser.open(service.chatUrl());

        assertThat(message("bad.pdf").findElements(By.tagName("a"))).isEmpty();
    }

    @Test
    void loadNothingFromAnotherHost() {
        service.send(Service.CUSTOMER, "\"media\":{\"type\":\"image\",\"url\":\"http://127.0.0.1:9/x.jpg\",\"caption\":\"A picture\"}");
        service.send(Service.CUSTOMER, "\"media\":{\"type\":\"video\",\"url\":\"https://shop.example/x.mp4\"}");

        browser.open(service.chatUrl());
        browser.find(".bubble.video");

        List<String> loaded = browser.run("return performance.getEntriesByType('resource').map(one => new URL(one.name).host)");
        assertThat(loaded).isNotEmpty().containsOnly(service.simulator().baseUrl().replace("http://", ""));
    }

    @Test
    void runFromRightToLeftWhereTheyAreWrittenSo() {
        service.text("\u0645\u0631\u062d\u0628\u0627 \u0628\u0643\u0645");

        browser.open(service.chatUrl());
        message("\u0645\u0631\u062d\u0628\u0627");

        assertThat((String) browser.run("return getComputedStyle(document.querySelector('.message p.text')).direction")).isEqualTo("rtl");
        assertThat((String) browser.run("return getComputedStyle(document.querySelector('.message')).direction")).isEqualTo("ltr");
    }

    @Test
    void maySayToTurnTheDirectionAndTurnThemselvesAlone() {
        service.text("\u202e\u202e\u202eturned");

        browser.open(service.chatUrl());

        assertThat(Browser.text(message("turned").findElement(By.cssSelector(".meta time")))).matches("\\d\\d:\\d\\d");
    }

    @Test
    void mayBeVeryLong() {
        service.text("x".repeat(60_000));
        service.text("https://shop.example/" + "a-very-long-path/".repeat(60));

        browser.open(service.chatUrl());
        message("a-very-long-path");

        assertThat((Boolean) browser.run("return document.documentElement.scrollWidth <= innerWidth "
                + "&& document.getElementById('log').scrollWidth <= document.getElementById('log').clientWidth")).isTrue();
    }

    @Test
    void ofTheCustomerReachTheApplicationAsTheyAre() {
        service.text("Hello");
        browser.open(service.chatUrl());
        message("Hello");

        browser.find("#text").sendKeys("<b>\"quoted\" & more</b>", Keys.ENTER);

        awaitEvent("\"text\":\"<b>\\\"quoted\\\" & more</b>\"");
        message("<b>\"quoted\" & more</b>");
    }
}
