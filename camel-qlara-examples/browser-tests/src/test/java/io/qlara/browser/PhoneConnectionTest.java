/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.browser;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

import static org.assertj.core.api.Assertions.assertThat;

class PhoneConnectionTest extends PhoneTest {

    @Test
    void isShownWhenLostAndComesBackByItself() {
        service.text("Before");
        browser.open(service.chatUrl());
        browser.find("#link", "Live");
        message("Before");

        service.simulator().stop();
        browser.find("#link", "Connection lost");
        browser.find("#text").sendKeys("Kept", Keys.ENTER);
        browser.find("#alert", "The simulator does not answer");
        assertThat(browser.find("#text").getDomProperty("value")).isEqualTo("Kept");

        service.simulator().start();
        browser.find("#link", "Live");
        service.text("After");
        message("After");
        message("Before");
    }
}
