/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;

/** Meters in a registry of Micrometer. The one class that knows Micrometer, an optional dependency. */
final class MicrometerMeters implements Meters {

    /** The name that camel-micrometer gives to its registry. */
    private static final String REGISTRY = "metricsRegistry";
    private static final String PREFIX = "camel.qlara.whatsapp.";

    private final MeterRegistry registry;
    private final Tags tags;
    private final List<Meter> meters = new ArrayList<>();
    /** Keeps the suppliers from garbage collection, because the registry refers to them weakly. */
    private final List<Object> suppliers = new ArrayList<>();

    private MicrometerMeters(MeterRegistry registry, Tags tags) {
        this.registry = registry;
        this.tags = tags;
    }

    static Meters of(CamelContext camel, String owner, String name) {
        MeterRegistry registry = registry(camel.getRegistry());
        return registry == null ? NONE : new MicrometerMeters(registry, Tags.of("camelContext", camel.getName(), owner, name));
    }

    /** Looks for the registry as camel-micrometer does. */
    private static MeterRegistry registry(Registry beans) {
        MeterRegistry named = beans.lookupByNameAndType(REGISTRY, MeterRegistry.class);
        if (named != null) {
            return named;
        }
        MeterRegistry composite = beans.findSingleByType(CompositeMeterRegistry.class);
        return composite != null ? composite : beans.findSingleByType(MeterRegistry.class);
    }

    @Override
    public void count(String name, String description, LongSupplier count, String... moreTags) {
        suppliers.add(count);
        meters.add(FunctionCounter.builder(PREFIX + name, count, LongSupplier::getAsLong).description(description)
                .tags(tags.and(moreTags)).register(registry));
    }

    @Override
    public void gauge(String name, String description, DoubleSupplier value) {
        suppliers.add(value);
        meters.add(Gauge.builder(PREFIX + name, value, DoubleSupplier::getAsDouble).description(description).tags(tags)
                .register(registry));
    }

    @Override
    public Timing time(String name, String description, String... moreTags) {
        Timer timer = Timer.builder(PREFIX + name).description(description).tags(tags.and(moreTags)).register(registry);
        meters.add(timer);
        return nanoseconds -> timer.record(nanoseconds, TimeUnit.NANOSECONDS);
    }

    @Override
    public void remove() {
        meters.forEach(registry::remove);
    }
}
