/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class KeepAliveTest {

    @Test
    void anIdleConnectionIsKeptForFourSecondsIfTheServerSaysNothing() {
        assertThat(keepAlive(new BasicHttpResponse(200))).isEqualTo(4000);
    }

    @ParameterizedTest
    @CsvSource({ "3, 2000", "5, 4000", "60, 4000", "2, 1000" })
    void theServersTimeLessASecondIsKeptIfItIsShorter(int seconds, long milliseconds) {
        assertThat(keepAlive(answerWith("timeout=" + seconds + ", max=100"))).isEqualTo(milliseconds);
    }

    @ParameterizedTest
    @CsvSource({ "0", "1" })
    void aServerThatClosesAtOnceNeverMeansForEver(int seconds) {
        assertThat(keepAlive(answerWith("timeout=" + seconds))).isEqualTo(1);
    }

    private static BasicHttpResponse answerWith(String keepAlive) {
        BasicHttpResponse response = new BasicHttpResponse(200);
        response.addHeader("Keep-Alive", keepAlive);
        return response;
    }

    private static long keepAlive(BasicHttpResponse response) {
        return HttpClientFactory.keepAlive(response, HttpClientContext.create()).toMilliseconds();
    }
}
