/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.client;

import java.util.List;

/** The request is wrong and was not sent. The message lists what is wrong, field by field: the first 20 findings, and how many there are besides. */
public class QlaraValidationException extends QlaraException {

    private static final long serialVersionUID = 1L;

    private final List<String> errors;

    /**
     * A refusal for these reasons.
     *
     * @param subject what was refused, such as {@code send}
     * @param errors  one text a finding, beginning with the field's name; holds no text of a message and no full number
     */
    public QlaraValidationException(String subject, List<String> errors) {
        super("Nothing was sent, the request to " + subject + " is not valid: " + String.join("; ", errors), FailedCall.NONE,
                false, null);
        this.errors = List.copyOf(errors);
    }

    /** The findings, each beginning with the name of the field; behind 20 of them stands {@code and 7 more} if there are more. Unmodifiable. */
    public List<String> getErrors() {
        return errors;
    }
}
