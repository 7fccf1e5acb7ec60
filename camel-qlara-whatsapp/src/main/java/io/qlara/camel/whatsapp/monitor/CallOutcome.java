/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.monitor;

import io.qlara.camel.whatsapp.client.QlaraException;
import io.qlara.camel.whatsapp.client.QlaraMessageRejectedException;
import io.qlara.camel.whatsapp.client.QlaraValidationException;

/** How a call of the service can end, as it is counted. */
public enum CallOutcome {

    /** The service has done what it was asked to. */
    succeeded,
    /** The service has taken the message for no destination. */
    rejected,
    /** Nothing was sent, because what the exchange asks for is invalid. */
    invalid,
    /** The service has not done it, and that is certain. */
    failed,
    /** Nobody can know whether the service has done it. */
    unknown;

    /** The outcome that goes with the failure; null is none. */
    static CallOutcome of(Throwable failure) {
        if (failure == null) {
            return succeeded;
        }
        if (failure instanceof QlaraMessageRejectedException) {
            return rejected;
        }
        if (failure instanceof QlaraValidationException) {
            return invalid;
        }
        return failure instanceof QlaraException known && known.isOutcomeUnknown() ? unknown : failed;
    }
}
