/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks.operation;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import io.qlara.camel.whatsapp.api.SendApi;
import io.qlara.camel.whatsapp.http.ApiCall;
import io.qlara.camel.whatsapp.http.ApiResponse;
import io.qlara.camel.whatsapp.http.BaseUrl;
import io.qlara.camel.whatsapp.http.ClientContext;
import io.qlara.camel.whatsapp.http.ClientSettings;
import io.qlara.camel.whatsapp.http.ResponseReader;
import io.qlara.camel.whatsapp.model.SendResponse;

/** From the bytes of an answer to an object. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AnswerOperation {

    private final byte[] json = ("{\"messageId\":\"wamid.HBgMMzkzNDAxMjM0NTY3FQIAERgSQjQ1Q0\",\"simulation\":false,\"results\":"
            + "[{\"destination\":\"+393401234567\",\"accepted\":true}]}").getBytes(StandardCharsets.UTF_8);
    private final ClientContext client = new ClientContext(new ClientSettings(BaseUrl.of("https://qlara.example", false), "key",
            Duration.ofSeconds(30), Duration.ofMinutes(2), 3, Duration.ofMinutes(1), "PUT", true), null, null);
    private final ResponseReader<SendResponse> reader
            = SendApi.reader(new ApiCall("POST", URI.create("https://qlara.example/send"), List.of("send"), new byte[0]), client, null);
    private final ApiResponse answer = new ApiResponse(new BasicHttpResponse(200), json, false);
    private final ObjectMapper jackson = new ObjectMapper();

    /** The answer of the API document. */
    public record Answer(String messageId, boolean simulation, List<Result> results) {
    }

    /** One destination of the answer. */
    public record Result(String destination, boolean accepted) {
    }

    @Benchmark
    public SendResponse component() throws IOException {
        return reader.read(answer);
    }

    @Benchmark
    public Answer jackson() throws IOException {
        return jackson.readValue(json, Answer.class);
    }
}
