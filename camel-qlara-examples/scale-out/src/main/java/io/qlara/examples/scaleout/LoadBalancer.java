/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.scaleout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Stands in for the proxy that a public address has: passes each event to the next worker that takes it. */
final class LoadBalancer {

    private static final int THREADS = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final int BAD_GATEWAY = 502;

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
    private final List<Integer> workers;
    private final AtomicInteger turn = new AtomicInteger();

    private LoadBalancer(List<Integer> workers) {
        this.workers = workers;
    }

    /** Runs until the process ends. */
    static void start(int port, List<Integer> workers) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", new LoadBalancer(workers)::pass);
        server.setExecutor(Executors.newFixedThreadPool(THREADS));
        server.start();
    }

    private void pass(HttpExchange call) throws IOException {
        byte[] event = call.getRequestBody().readAllBytes();
        int status = BAD_GATEWAY;
        int first = turn.getAndIncrement();
        for (int i = 0; i < workers.size() && status == BAD_GATEWAY; i++) {
            int worker = workers.get(Math.floorMod(first + i, workers.size()));
            status = post(URI.create("http://127.0.0.1:" + worker + call.getRequestURI()), event);
        }
        call.sendResponseHeaders(status, -1);
        call.close();
    }

    private int post(URI worker, byte[] event) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(worker).timeout(PATIENCE).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(event)).build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            // not there, or killed: the next one may have the event a second time, which does no harm
            return BAD_GATEWAY;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return BAD_GATEWAY;
        }
    }
}
