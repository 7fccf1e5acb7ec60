/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.util.Map;

/** Foretells what becomes of a message, by the numbers that a test chose and by when its customer last wrote. */
final class Outcomes {

    private final Settings settings;
    private final Account account;
    private final Inbox inbox;

    Outcomes(Settings settings, Account account, Inbox inbox) {
        this.settings = settings;
        this.account = account;
        this.inbox = inbox;
    }

    /** Of a send request that is valid. */
    Outcome of(Map<String, Object> request) {
        String destination = (String) request.get("destination");
        OutsideSession rule = request.get("template") != null || account.outsideSession() == OutsideSession.DELIVER
                || inbox.isOpen(destination, settings.numberOf(request.get("phoneNumberId")), settings.clock().instant())
                ? OutsideSession.DELIVER : account.outsideSession();
        if (!account.accepts(destination)) {
            return new Outcome("The destination was rejected", false);
        }
        if (rule == OutsideSession.REFUSE) {
            return new Outcome("The customer has not written within 24 hours, which takes a template", false);
        }
        return new Outcome(null, rule == OutsideSession.DELIVER && account.delivers(destination));
    }
}
