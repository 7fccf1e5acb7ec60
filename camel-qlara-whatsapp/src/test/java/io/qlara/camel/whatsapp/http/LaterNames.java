/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.apache.hc.client5.http.DnsResolver;

/** Finds a name once it may. */
record LaterNames(CountDownLatch asked, CountDownLatch allowed) implements DnsResolver {

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        asked.countDown();
        try {
            allowed.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            throw new UnknownHostException("interrupted");
        }
        return new InetAddress[] { InetAddress.getByName("127.0.0.1") };
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
