/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks.operation;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import io.qlara.camel.whatsapp.QlaraWhatsAppConfiguration;
import io.qlara.camel.whatsapp.QlaraWhatsAppEndpoint;
import io.qlara.camel.whatsapp.SendConfiguration;
import io.qlara.camel.whatsapp.api.SafetyCatch;
import io.qlara.camel.whatsapp.http.JsonCodec;
import io.qlara.camel.whatsapp.model.SendRequest;

/** From the body of an exchange to the bytes that travel. A method handle reaches the resolver, which is not public. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RequestOperation {

    private static final String SENTENCE = "Your order A-1001 has left our house and will be with you tomorrow between 9 and 12. ";

    private final ObjectMapper jackson = new ObjectMapper();
    private CamelContext camel;
    private Exchange exchange;
    private MethodHandle resolve;
    private String text;

    /** Length of the text. */
    @Param("100")
    public int characters;

    /** The request of the API document. */
    public record OutgoingMessage(String destination, String phoneNumberId, String body) {
    }

    @Setup
    public void start() throws ReflectiveOperationException {
        text = SENTENCE.repeat(characters / SENTENCE.length() + 1).substring(0, characters);
        camel = new DefaultCamelContext();
        exchange = new DefaultExchange(camel);
        resolve = resolve(
                camel.getEndpoint("qlara-whatsapp:send?apiKey=key&phoneNumberId=390200000101", QlaraWhatsAppEndpoint.class));
    }

    private static MethodHandle resolve(QlaraWhatsAppEndpoint endpoint) throws ReflectiveOperationException {
        Class<?> type = Class.forName("io.qlara.camel.whatsapp.SendRequestResolver");
        Constructor<?> constructor = type.getDeclaredConstructor(SendConfiguration.class, QlaraWhatsAppConfiguration.class, String.class,
                Supplier.class, SafetyCatch.class);
        constructor.setAccessible(true);
        Supplier<QlaraWhatsAppConfiguration> ofComponent = () -> endpoint.getComponent().getConfiguration();
        return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                .findVirtual(type, "resolve", MethodType.methodType(SendRequest.class, Exchange.class))
                .bindTo(constructor.newInstance(endpoint.getSendConfiguration(), endpoint.getConfiguration(), null, ofComponent,
                        SafetyCatch.of(false, null, null)));
    }

    @TearDown
    public void stop() {
        camel.stop();
    }

    @Benchmark
    public byte[] component() throws Throwable {
        exchange.getMessage().setBody(SendRequest.builder().destination("+393401234567").body(text).build());
        return JsonCodec.write(((SendRequest) resolve.invokeExact(exchange)).toMap());
    }

    @Benchmark
    public byte[] jackson() throws JsonProcessingException {
        return jackson.writeValueAsBytes(new OutgoingMessage("+393401234567", "390200000101", text));
    }
}
