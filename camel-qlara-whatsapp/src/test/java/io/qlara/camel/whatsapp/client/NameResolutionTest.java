package io.qlara.camel.whatsapp.client;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;

import io.qlara.camel.whatsapp.model.SendRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class NameResolutionTest {

    @Test
    void aHostThatIsNotKnownIsATransportExceptionAfterEveryAttemptAndNothingLeft() {
        UnknownHosts names = new UnknownHosts();
        TransportSettings settings = new TransportSettings(Duration.ofSeconds(1), 1, null, null);
        try (HttpTransport transport = HttpTransport.start(settings, names)) {
            QlaraClient client = new QlaraClient(new ClientSettings(BaseUrl.of("https://qlara.example", false), "key",
                    Duration.ofSeconds(5), Duration.ofSeconds(60), 2, Duration.ofSeconds(1), "PUT", true), transport,
                    RequestQueue.withQuota(0, 0, 10, transport));

            assertThatThrownBy(() -> client.send().send(SendRequest.builder().body("x").build()).get(60, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class).cause()
                    .isInstanceOfSatisfying(QlaraTransportException.class, failure -> {
                        assertThat(failure.isOutcomeUnknown()).isFalse();
                        assertThat(failure).hasMessageContaining("UnknownHostException").hasMessageContaining("it never left");
                    });

            assertThat(names.asked).hasValue(3);
            assertThat(client.pendingRequests()).isZero();
        }
    }

    private static final class UnknownHosts implements DnsResolver {

        private final AtomicInteger asked = new AtomicInteger();

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            asked.incrementAndGet();
            throw new UnknownHostException(host);
        }

        @Override
        public String resolveCanonicalHostname(String host) throws UnknownHostException {
            throw new UnknownHostException(host);
        }
    }
}
