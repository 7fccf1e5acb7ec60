/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;

import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.qlara.camel.whatsapp.client.QlaraTransportException;
import io.qlara.camel.whatsapp.http.Failures.Reached;

import static org.assertj.core.api.Assertions.assertThat;

class FailuresTest {

    private static final BaseUrl BASE_URL = BaseUrl.of("https://qlara.example", false);

    private final Failures failures = new Failures(Clock.systemUTC());
    private final ApiCall call = new ApiCall("POST", URI.create("https://qlara.example/send"), List.of("send"), new byte[0]);

    @Test
    void oneThatFindsTheQueueFullNamesTheOption() {
        assertThat(failures.queueFull(call)).hasMessageContaining("maxQueued");
        assertThat(failures.queueFull(call).isOutcomeUnknown()).isFalse();
    }

    @Test
    void theCauseOfAFailureOfTheRateLimiterIsItsOwn() {
        IllegalStateException failure = new IllegalStateException("the grid is gone");

        assertThat(failures.rateLimiterFailed(call, failure)).hasCause(failure).hasMessageContaining("IllegalStateException");
        assertThat(failures.rateLimiterFailed(call, new CompletionException(failure))).hasCause(failure).hasMessageContaining("IllegalStateException");
    }

    @Test
    void aFailureWithoutACauseIsTheCause() {
        CompletionException failure = new CompletionException("no more", null);

        assertThat(failures.rateLimiterFailed(call, failure)).hasCause(failure);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "true  | true  | whether it was carried out is unknown, so find out before sending it again",
            "true  | false | whether it was carried out is unknown, so find out before sending it again",
            "false | true  | it never left, so it can be sent again; if that goes on, check the options proxyHost, proxyPort and baseUrl and the network",
            "false | false | it never left, so it can be sent again; if that goes on, check the option baseUrl and the network" })
    void oneWithoutAnAnswerSaysWhatToDo(boolean sent, boolean byProxy, String whatToDo) {
        IOException cause = new IOException("reset");

        QlaraTransportException failure = failures.noResponse(call, sent, BASE_URL, byProxy, cause);

        assertThat(failure).hasMessage("There was no answer to POST /send from https://qlara.example (IOException); " + whatToDo).hasCause(cause);
        assertThat(failure.isOutcomeUnknown()).isEqualTo(sent);
    }

    @Test
    void oneOfAnAnswerThatIsNoHttpDoesNotQuoteTheAnswer() {
        assertThat(failures.noResponse(call, true, BASE_URL, false, new HttpException("private"))).hasNoCause().hasMessageNotContaining("private");
    }

    @Test
    void oneOfTheProxyNamesItsOptions() {
        assertThat(failures.refusedByProxy(call, false, BASE_URL, 407))
                .hasMessage("The proxy answered 407 when it was asked to connect to https://qlara.example for POST /send; it never left, so it can be sent"
                        + " again; check the options proxyHost, proxyPort, proxyUsername and proxyPassword");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "300 | redirects are not followed, because the API key would travel along; set the option baseUrl to the final address",
            "399 | redirects are not followed, because the API key would travel along; set the option baseUrl to the final address",
            "299 | its reason is in the exception's response body", "418 | its reason is in the exception's response body",
            "499 | its reason is in the exception's response body",
            "500 | the service failed; whether it was carried out is unknown, so find out before sending it again" })
    void oneOfAStatusSaysWhatToDo(int status, String whatToDo) {
        ApiResponse response = new ApiResponse(new BasicHttpResponse(status), new byte[0], false);

        assertThat(failures.ofStatus(call, response)).hasMessage("Qlara answered POST /send with " + status + ": " + whatToDo);
    }

    @Test
    void oneOfTheTimeThatIsUpTellsHowLongTheCallWaited() {
        Reached reached = new Reached(false, false, null, Duration.ZERO, Duration.ofMillis(1500));

        assertThat(failures.timedOut(call, reached, Duration.ofSeconds(2)))
                .hasMessage("POST /send did not end within the requestTimeout of PT2S; it never left, so it can be sent again; it waited 1.5 s of that for the"
                        + " quota or a connection: send less at a time, or raise requestTimeout");
    }

    @ParameterizedTest
    @CsvSource({ "99, false", "100, true" })
    void oneOfTheTimeThatIsUpTellsWhatPassedBeforeTheCall(int milliseconds, boolean told) {
        Reached reached = new Reached(false, false, null, Duration.ofMillis(milliseconds), Duration.ZERO);

        assertThat(failures.timedOut(call, reached, Duration.ofSeconds(1)).getMessage().contains("before there was a request to send")).isEqualTo(told);
    }
}
