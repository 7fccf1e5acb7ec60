/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.soak;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;

import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;

import io.qlara.camel.whatsapp.FaultyServer;
import io.qlara.simulator.QlaraSimulator;

/** Hands each send on to the simulator, but for a share to which a mishap happens; a seed says when and which. */
final class UnreliableWire implements FaultyServer.Behaviour, AutoCloseable {

    private final CloseableHttpClient client = HttpClients.custom().disableAutomaticRetries().disableRedirectHandling()
            .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                    .setMaxConnPerRoute(256).setMaxConnTotal(256).build())
            .build();
    private final Map<String, Integer> happened = new ConcurrentSkipListMap<>();
    private final QlaraSimulator simulator;
    private final Random random;
    private final double share;

    UnreliableWire(QlaraSimulator simulator, long seed, double share) {
        this.simulator = simulator;
        this.random = new Random(seed);
        this.share = share;
    }

    @Override
    public void onRequest(byte[] body, Socket connection) throws IOException {
        Mishap mishap = next();
        if (mishap == null) {
            connection.getOutputStream().write(take(body));
            return;
        }
        happened.merge(mishap.name(), 1, Integer::sum);
        if (mishap.taken()) {
            take(body);
        }
        mishap.fault().onRequest(body, connection);
    }

    /** How often what happened. */
    Map<String, Integer> happened() {
        return Map.copyOf(happened);
    }

    private synchronized Mishap next() {
        return random.nextDouble() < share ? Mishap.next(random) : null;
    }

    private byte[] take(byte[] body) throws IOException {
        HttpPost post = new HttpPost(simulator.baseUrl() + "/api/message-server/whatsapp/send");
        post.setHeader("X-Api-Key", simulator.apiKey());
        post.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        return client.execute(post, response -> {
            String answer = EntityUtils.toString(response.getEntity());
            return ("HTTP/1.1 " + response.getCode() + " \r\nContent-Type: application/json\r\nContent-Length: "
                    + answer.length() + "\r\n\r\n" + answer).getBytes(StandardCharsets.ISO_8859_1);
        });
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
