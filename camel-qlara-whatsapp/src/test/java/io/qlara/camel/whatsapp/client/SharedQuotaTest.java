/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.hazelcast.cluster.Address;
import com.hazelcast.core.HazelcastInstance;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Two JVMs share one quota through an asynchronous proxy of a bucket in Hazelcast. */
class SharedQuotaTest {

    private static final int PERMITS = 40;

    @Test
    void noSecondHoldsMorePermitsOfBothThanTheQuota(@TempDir Path folder) throws Exception {
        Path output = folder.resolve("permits");
        HazelcastInstance member = SharedQuotaMember.start("shared");
        Process other = start(member.getCluster().getLocalMember().getAddress(), output);
        try {
            await().atMost(1, TimeUnit.MINUTES).until(() -> member.getCluster().getMembers().size() == 2);
            List<Long> permits = take(SharedQuotaMember.limiter(member));
            assertThat(other.waitFor(2, TimeUnit.MINUTES)).isTrue();
            List<Long> ofOther = read(output).lines().filter(line -> line.startsWith("permit "))
                    .map(line -> Long.valueOf(line.substring(7))).toList();

            assertThat(ofOther).as(() -> read(output)).hasSize(PERMITS);
            permits.addAll(ofOther);
            assertThat(mostInASecond(permits)).isLessThanOrEqualTo(SharedQuotaMember.CAPACITY + SharedQuotaMember.REFILL_A_SECOND + 1);
        } finally {
            other.destroyForcibly();
            member.shutdown();
        }
    }

    private static String read(Path output) {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Long> take(RateLimiter limiter) {
        List<Long> permits = new ArrayList<>();
        for (int i = 0; i < PERMITS; i++) {
            limiter.acquire().toCompletableFuture().join();
            permits.add(System.currentTimeMillis());
        }
        return permits;
    }

    private static Process start(Address address, Path output) throws Exception {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), SharedQuotaMember.class.getName(), "shared",
                address.getHost() + ":" + address.getPort(), String.valueOf(PERMITS)).redirectErrorStream(true)
                .redirectOutput(output.toFile()).start();
    }

    /** Permits are counted when they arrive, a moment after they were granted; hence the one more that is let pass. */
    private static long mostInASecond(List<Long> permits) {
        Collections.sort(permits);
        return permits.stream().mapToLong(begin -> permits.stream().filter(time -> time >= begin && time < begin + 1000).count())
                .max().orElse(0);
    }
}
