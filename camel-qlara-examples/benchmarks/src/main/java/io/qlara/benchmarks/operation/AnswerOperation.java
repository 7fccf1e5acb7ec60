/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks.operation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import io.qlara.camel.whatsapp.api.ApiPaths;
import io.qlara.camel.whatsapp.api.SendApi;
import io.qlara.camel.whatsapp.http.AnswerReader;
import io.qlara.camel.whatsapp.http.ApiRequest;
import io.qlara.camel.whatsapp.http.HttpAnswer;
import io.qlara.camel.whatsapp.model.SendResponse;

/** From the bytes of an answer to an object. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AnswerOperation {

    private final byte[] json = ("{\"messageId\":\"wamid.HBgMMzkzNDAxMjM0NTY3FQIAERgSQjQ1Q0\",\"simulation\":false,\"results\":"
            + "[{\"destination\":\"+393401234567\",\"accepted\":true}]}").getBytes(StandardCharsets.UTF_8);
    private final AnswerReader<SendResponse> reader
            = new SendApi(null, true).reader(new ApiRequest("POST", ApiPaths.SEND, Map.of(), new byte[0]));
    private final HttpAnswer answer = new HttpAnswer(new BasicHttpResponse(200), json, false);
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
