/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.browser;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

import static org.assertj.core.api.Assertions.assertThat;

/** What one can do on the phone page as the customer. */
class PhoneCustomerTest extends PhoneTest {

    @Test
    void readsAllKindsOfMessagesInTheirOrder() {
        service.text("A text");
        service.send(Service.CUSTOMER, "\"messageId\":\"t-1\",\"template\":{\"name\":\"order_shipped\",\"language\":\"en\",\"parameters\":[\"Ada\",\"A-1\",\"Monday\"]}");
        for (String media : List.of("\"type\":\"image\",\"url\":\"https://shop.example/moka.jpg\",\"caption\":\"A picture\"",
                "\"type\":\"document\",\"url\":\"https://shop.example/x\",\"filename\":\"invoice.pdf\"",
                "\"type\":\"video\",\"url\":\"https://shop.example/film.mp4\"", "\"type\":\"audio\",\"url\":\"https://shop.example/voice.mp3\"",
                "\"type\":\"sticker\",\"url\":\"https://shop.example/thanks.webp\"",
                "\"type\":\"location\",\"latitude\":44.49,\"longitude\":11.34,\"label\":\"Via Zamboni 33\"",
                "\"type\":\"reaction\",\"emoji\":\"!\",\"messageId\":\"t-1\"")) {
            service.send(Service.CUSTOMER, "\"media\":{" + media + "}");
        }

        browser.open(service.chatUrl());

        browser.find(".message .bubble.reaction");
        assertThat(browser.all(".message .bubble")).extracting(bubble -> bubble.getDomAttribute("class")).containsExactly("bubble text",
                "bubble template", "bubble image", "bubble document", "bubble video", "bubble audio", "bubble sticker", "bubble location", "bubble reaction");
        assertThat(Browser.text(message("order_shipped"))).contains("en", "On its way", "Hi Ada, your order A-1 has left our house and arrives on Monday.",
                "Qlara Shop", "Where is it?", "Track the parcel");
        assertThat(Browser.text(message("order_shipped").findElement(By.className("reactions")))).isEqualTo("!");
        assertThat(message("A picture").findElement(By.tagName("a")).getDomAttribute("rel")).isEqualTo("noopener noreferrer");
        assertThat(message("order_shipped").findElement(By.cssSelector(".buttons a")).getDomAttribute("href")).isEqualTo("https://shop.example/track/A-1");
        assertThat(Browser.text(message("Via Zamboni 33"))).contains("44.49, 11.34");
    }

    @Test
    void showsTheValuesOfATemplateThatTheSimulatorDoesNotHave() {
        service.send(Service.CUSTOMER, "\"template\":{\"name\":\"unknown\",\"language\":\"it\",\"parameters\":[\"Zoe\",\"A-7\"]}");

        browser.open(service.chatUrl());

        assertThat(Browser.text(message("unknown"))).contains("it", "Zoe", "A-7", "has no template of this name");
    }

    @Test
    void seesEachTick() {
        browser.open(service.url());
        service.simulator().undeliverable("+393400000006");
        service.send("+393400000006", "\"body\":\"To nowhere\"");
        service.text("To somebody");

        browser.click("#chat-list button", "To somebody");
        awaitMark("To somebody", "Delivered");
        browser.click("#read");
        awaitMark("To somebody", "Read");
        awaitEvent("\"READ\"");
        browser.find("#read[disabled]", "All read");

        browser.click("#chat-list button", "To nowhere");
        awaitMark("To nowhere", "Failed");
        assertThat(Browser.text(message("To nowhere"))).contains("Failed: Undeliverable");
    }

    @Test
    void writesAndSeesWhetherTheApplicationTookIt() {
        service.text("Hello");
        browser.open(service.chatUrl());
        message("Hello");

        browser.find("#text").sendKeys("Two lines,", Keys.chord(Keys.SHIFT, Keys.ENTER), "one message", Keys.ENTER);

        awaitMark("one message", "Delivered");
        awaitEvent("\"text\":\"Two lines,\\none message\"");
        assertThat(browser.find("#text").getDomProperty("value")).isEmpty();

        service.answerWebhookCalls(500);
        browser.find("#text").sendKeys("Not taken");
        browser.click("#composer button");
        awaitMark("Not taken", "Failed");
        browser.find(".failure", "The webhook answered 500");
    }

    @Test
    void reacts() {
        service.send(Service.CUSTOMER, "\"messageId\":\"order-7\",\"body\":\"Do you like it?\"");
        browser.open(service.chatUrl());

        message("Do you like it?").findElement(By.cssSelector("[data-open]")).click();
        browser.click("#details .emojis button");

        awaitEvent("\"reaction\":{\"");
        browser.awaitTrue("no reaction", () -> !message("Do you like it?").findElements(By.className("reactions")).isEmpty());
        browser.find(".message.customer .bubble.reaction");
    }

    @Test
    void pressesAButtonOfATemplate() {
        service.send(Service.CUSTOMER, "\"messageId\":\"order-7\",\"template\":{\"name\":\"order_shipped\",\"language\":\"en\",\"parameters\":[\"Ada\"]}");
        browser.open(service.chatUrl());

        browser.click("[data-press]", "Where is it?");

        awaitEvent("\"messageType\":\"BUTTON\"");
        browser.find(".message.customer", "Where is it?");
        browser.find(".pressed", "Where is it?");
    }

    @Test
    void switchesThePhoneOffAndOn() {
        service.text("Before");
        browser.open(service.chatUrl());
        awaitMark("Before", "Delivered");

        browser.click("#power");
        browser.find("#power", "Phone off");
        service.text("While it is off");
        browser.find("#waiting", "1 message waits");
        awaitMark("While it is off", "Sent");

        browser.click("#power");
        awaitMark("While it is off", "Delivered");
    }

    @Test
    void letsWhatWaitsFail() {
        service.text("Before");
        browser.open(service.chatUrl());
        browser.click("#power");
        browser.find("#power", "Phone off");
        service.text("While it is off");

        browser.find("#give-up:enabled").click();

        awaitMark("While it is off", "Failed");
    }

    @Test
    void seesWhichChannelCarriedAMessage() {
        service.text("By WhatsApp");
        browser.open(service.chatUrl());
        awaitMark("By WhatsApp", "Delivered");

        new Select(browser.find("#reach")).selectByVisibleText("SMS only");
        browser.awaitTrue("not changed", () -> service.send(Service.CUSTOMER, "\"body\":\"With a fallback\",\"fallbackSms\":true") == 200
                && browser.all(".message").stream().anyMatch(row -> Browser.text(row).contains("by SMS")));
        service.text("Without one");

        awaitMark("Without one", "Failed");
    }

    @Test
    void beginsAsANewCustomer() {
        browser.open(service.url());
        browser.find("#no-chats", "Nothing has been sent yet");

        browser.click("#new-chat");
        browser.find("#new-customer").sendKeys("+39 340 765 4321");
        new Select(browser.find("#new-business")).selectByIndex(1);
        browser.click("#new-form .primary");
        browser.find("#chat-title", "+393407654321");
        browser.find("#text").sendKeys("Are you open?", Keys.ENTER);

        awaitEvent("\"destination\":\"+390200000102\"");
        browser.find("#chat-list .account", "Qlara Support");
    }

    @Test
    void isToldWhatIsWrongWithANumber() {
        browser.open(service.url());
        browser.click("#new-chat");
        browser.awaitTrue("no numbers", () -> !browser.all("#new-business option").isEmpty());

        browser.find("#new-customer").sendKeys("340");
        browser.click("#new-form .primary");

        browser.find("#alert", "international format");
    }

    @Test
    void findsAChatByNumberAndByText() {
        service.text("About the moka");
        service.send("+393400000002", "\"body\":\"About the grinder\"");
        browser.open(service.url());
        browser.find("#chat-list button", "grinder");

        WebElement search = browser.find("#search");
        search.sendKeys("340 123");
        browser.awaitTrue("not filtered", () -> browser.all("#chat-list li:not([hidden])").size() == 1);
        browser.find("#chat-list button", "About the moka");

        search.clear();
        search.sendKeys("GRINDER");
        browser.find("#chat-list button", "About the grinder");

        search.sendKeys("nothing like it");
        browser.find("#no-chats", "No chat matches");
    }
}
