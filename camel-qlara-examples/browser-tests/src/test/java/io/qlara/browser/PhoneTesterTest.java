/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.browser;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

import static org.assertj.core.api.Assertions.assertThat;

/** What one can do on the phone page as the tester. */
class PhoneTesterTest extends PhoneTest {

    @Test
    void rejectsTheNextMessage() {
        browser.open(service.chatUrl());
        browser.click("[data-fault=reject]");
        browser.find("#planned", "Planned: rejected");

        service.text("Not wanted");

        awaitMark("Not wanted", "Not accepted");
        assertThat(Browser.text(message("Not wanted"))).contains("Not accepted: The destination was rejected");
        browser.awaitTrue("still planned", () -> browser.find("#tester").findElement(By.id("planned")).getText().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"too-many-requests, 429", "server-error, 500", "connection-lost, 0"})
    void answersTheNextMessageWithAnError(String fault, int status) {
        browser.open(service.url());
        browser.find("#link", "Live");
        browser.click("[data-fault=" + fault + "]");
        browser.find("#planned", "Planned");

        assertThat(service.text("Hello")).isEqualTo(status);
        assertThat(service.text("Hello")).isEqualTo(200);
    }

    @Test
    void takesFiveSecondsForTheNextMessage() {
        browser.open(service.url());
        browser.find("#link", "Live");
        browser.click("[data-fault=slow]");
        browser.find("#planned", "five seconds");

        long start = System.nanoTime();
        service.text("Hello");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void forgetsWhatIsPlanned() {
        browser.open(service.url());
        browser.find("#link", "Live");
        browser.click("[data-fault=server-error]");

        browser.click("#planned button");

        browser.awaitTrue("still planned", () -> browser.all("#planned button").isEmpty());
        assertThat(service.text("Hello")).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"'Delivered, twice', 3", "'Read, then delivered', 3", "'Delivered, without message id', 2"})
    void postsEventsOnceMore(String button, int calls) {
        service.send(Service.CUSTOMER, "\"messageId\":\"order-7\",\"body\":\"Hello\"");
        browser.open(service.chatUrl());
        awaitMark("Hello", "Delivered");

        message("Hello").findElement(By.cssSelector("[data-open]")).click();
        browser.click("#details button", button);

        browser.awaitTrue("not posted", () -> service.events().size() == calls);
        browser.find("#call-count", String.valueOf(calls));
    }

    @Test
    void listsAllCallsWithTheirAnswers() {
        browser.open(service.chatUrl());
        browser.find("#no-calls", "appear here");
        service.answerWebhookCalls(503, "<b id=\"markup\">not now</b>");
        service.send(Service.CUSTOMER, "\"messageId\":\"order-7\",\"body\":\"Hello\"");
        browser.find("#calls .refused", "503");
        service.answerWebhookCalls(204);
        service.send(Service.CUSTOMER, "\"messageId\":\"order-8\",\"body\":\"Hello again\"");
        browser.find("#calls .taken", "204");

        browser.click("#calls button", "order-7");

        assertThat(browser.find("#details pre").getText()).contains("\"messageId\": \"order-7\"", "\"status\": 3");
        assertThat(browser.all("#details pre")).hasSize(2).last().extracting(Browser::text).isEqualTo("<b id=\"markup\">not now</b>");
        assertThat(browser.all("#markup")).isEmpty();
        browser.click("#details [data-close]");
    }

    @Test
    void showsTheJsonOfAMessageWithOneClick() {
        service.send(Service.CUSTOMER, "\"messageId\":\"order-7\",\"body\":\"Hello\",\"campaignId\":\"spring\"");
        browser.open(service.chatUrl());
        awaitMark("Hello", "Delivered");

        message("Hello").findElement(By.cssSelector("[data-open]")).click();

        assertThat(browser.find("#details pre").getText()).isEqualToNormalizingWhitespace("""
                { "destination": "+393401234567", "phoneNumberId": "101", "messageId": "order-7", "body": "Hello", "campaignId": "spring" }""");
        assertThat(browser.all("#details pre")).hasSize(2);
    }

    @Test
    void saysThatEventsGoNowhere() {
        service.simulator().webhookUrl(null);

        browser.open(service.url());

        browser.find("#no-webhook", "No webhook URL is set");
    }

    @Test
    void startsAnewWithAReset() {
        service.text("Before");
        browser.open(service.chatUrl());
        message("Before");

        service.simulator().reset();
        browser.find("#nothing-open");
        assertThat(browser.all("#chat-list li")).isEmpty();

        service.text("After");
        message("After");
        assertThat(browser.all(".message")).hasSize(1);
    }
}
