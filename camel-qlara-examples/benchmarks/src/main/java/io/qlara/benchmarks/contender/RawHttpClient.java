/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks.contender;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.io.CloseMode;

import io.qlara.benchmarks.load.Contender;

/** The limit: HttpClient 5's asynchronous client posts bytes that are ready, and nobody reads the answer. */
public final class RawHttpClient implements Contender {

    private final CloseableHttpAsyncClient client;
    private final String url;
    private final Body body;

    /** What to post as message of that number. */
    public interface Body {
        byte[] of(long number);
    }

    public RawHttpClient(String url, int connections, Body body) {
        this.url = url;
        this.body = body;
        client = HttpAsyncClients.custom()
                .setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(connections).setMaxConnPerRoute(connections).build())
                .disableAutomaticRetries().disableRedirectHandling().disableCookieManagement().disableAuthCaching()
                .build();
        client.start();
    }

    static RawHttpClient of(ContenderSettings settings) {
        byte[] ready = ("{\"destination\":\"" + ContenderSettings.destination(1) + "\",\"phoneNumberId\":\""
                + ContenderSettings.PHONE_NUMBER_ID + "\",\"body\":\"" + settings.text() + "\"}").getBytes(StandardCharsets.UTF_8);
        return new RawHttpClient(settings.sendUrl(), settings.connections(), number -> ready);
    }

    @Override
    public void send(long number, Consumer<Throwable> whenDone) {
        SimpleHttpRequest request = SimpleRequestBuilder.post(url).addHeader("X-Api-Key", ContenderSettings.API_KEY)
                .addHeader("Accept", "application/json").setBody(body.of(number), ContentType.APPLICATION_JSON).build();
        client.execute(request, new FutureCallback<>() {
            @Override
            public void completed(SimpleHttpResponse response) {
                whenDone.accept(response.getCode() == 200 ? null : new IllegalStateException("Answer " + response.getCode()));
            }

            @Override
            public void failed(Exception cause) {
                whenDone.accept(cause);
            }

            @Override
            public void cancelled() {
                whenDone.accept(new IllegalStateException("cancelled"));
            }
        });
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }
}
