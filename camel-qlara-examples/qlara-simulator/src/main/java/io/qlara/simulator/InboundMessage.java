/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.time.Instant;
import java.util.Objects;

/** A text message from a customer, to be posted to the webhook URL. Immutable: every call makes a new one. */
public final class InboundMessage {

    private final QlaraSimulator simulator;
    private final String source;
    private final String destination;
    private final String text;
    private final Instant when;

    InboundMessage(QlaraSimulator simulator, String source, String destination, String text, Instant when) {
        this.simulator = simulator;
        this.source = source;
        this.destination = destination;
        this.text = text;
        this.when = when;
    }

    /** The customer's number, in international format; required. */
    public InboundMessage from(String value) {
        return new InboundMessage(simulator, value, destination, text, when);
    }

    /** The business's number, in international format; required. */
    public InboundMessage to(String value) {
        return new InboundMessage(simulator, source, value, text, when);
    }

    /** What the customer wrote; required. */
    public InboundMessage text(String value) {
        return new InboundMessage(simulator, source, destination, value, when);
    }

    /** When the customer wrote; by default now. */
    public InboundMessage at(Instant value) {
        return new InboundMessage(simulator, source, destination, text, value);
    }

    /**
     * Posts the message at once, in the background and with the usual repetitions; {@link Journal#callbacks()} tells the outcome.
     *
     * @throws IllegalStateException when there is no webhook URL, or the simulator does not run
     */
    public void post() {
        simulator.post(Objects.requireNonNull(source, "from"), Objects.requireNonNull(destination, "to"),
                Objects.requireNonNull(text, "text"), when);
    }
}
