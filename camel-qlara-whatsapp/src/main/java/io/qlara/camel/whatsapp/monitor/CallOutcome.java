/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.monitor;

import io.qlara.camel.whatsapp.client.QlaraException;
import io.qlara.camel.whatsapp.client.QlaraMessageRejectedException;
import io.qlara.camel.whatsapp.client.QlaraValidationException;

/** The ways a call of the service can end, as they are counted. */
public enum CallOutcome {

    /** The service has done what it was asked for. */
    succeeded,
    /** The service has accepted the message for no destination. */
    rejected,
    /** Nothing was sent, because what the exchange asks for is invalid. */
    invalid,
    /** The service has certainly not done what it was asked for. */
    failed,
    /** Nobody can know whether the service has done what it was asked for. */
    unknown;

    /** The outcome of a call that ended with this failure; null means that it did not fail. */
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
