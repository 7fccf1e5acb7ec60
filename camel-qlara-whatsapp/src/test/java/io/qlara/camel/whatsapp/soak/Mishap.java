/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.soak;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import io.qlara.camel.whatsapp.FaultyServer;
import io.qlara.camel.whatsapp.WireFault;

/**
 * What can go wrong with one request, before the service has taken its message or after.
 *
 * @param name the fault, and whether the message was taken
 * @param taken whether the service takes the message first
 * @param fault what happens then instead of the answer
 */
record Mishap(String name, boolean taken, FaultyServer.Behaviour fault) {

    /** A redirect says that the service has not taken the message, so it can't come after it has. */
    private static final Set<WireFault> ONLY_BEFORE = EnumSet.of(WireFault.REDIRECT);

    /** Rarer than the others, because all messages wait after one and leave slowly then. */
    private static final Mishap TOO_MANY_REQUESTS = answer(false, "429 Too Many Requests", "Retry-After: 0");
    private static final double SHARE_OF_TOO_MANY_REQUESTS = 0.01;

    private static final List<Mishap> OTHERS = others();

    private static List<Mishap> others() {
        List<Mishap> mishaps = new ArrayList<>();
        for (WireFault fault : WireFault.values()) {
            mishaps.add(of(fault, false));
            if (!ONLY_BEFORE.contains(fault)) {
                mishaps.add(of(fault, true));
            }
        }
        mishaps.add(answer(false, "503 Service Unavailable", "Retry-After: 0"));
        mishaps.add(answer(false, "400 Bad Request", "X-Reason: none"));
        mishaps.add(answer(false, "500 Internal Server Error", "X-Reason: none"));
        mishaps.add(answer(true, "500 Internal Server Error", "X-Reason: none"));
        mishaps.add(answer(true, "503 Service Unavailable", "X-Reason: none"));
        return List.copyOf(mishaps);
    }

    static Mishap next(Random random) {
        return random.nextDouble() < SHARE_OF_TOO_MANY_REQUESTS ? TOO_MANY_REQUESTS : OTHERS.get(random.nextInt(OTHERS.size()));
    }

    /** How many kinds there are. */
    static int kinds() {
        return OTHERS.size() + 1;
    }

    private static Mishap of(WireFault fault, boolean taken) {
        return new Mishap(fault + (taken ? " after" : " before"), taken, (body, connection) -> fault.act(connection));
    }

    private static Mishap answer(boolean taken, String status, String header) {
        byte[] answer = ("HTTP/1.1 " + status + "\r\n" + header + "\r\nContent-Length: 0\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        return new Mishap(status + (taken ? " after" : " before"), taken, (body, connection) -> write(connection, answer));
    }

    private static void write(Socket connection, byte[] answer) throws IOException {
        connection.getOutputStream().write(answer);
    }
}
