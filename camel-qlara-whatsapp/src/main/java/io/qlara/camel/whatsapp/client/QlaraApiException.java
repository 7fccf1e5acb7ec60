package io.qlara.camel.whatsapp.client;

/**
 * The service answered with an HTTP status that is no success. This class itself stands for the statuses that have no
 * class of their own: every other 4xx, and every 3xx, which is not followed because the API key would travel along.
 */
public class QlaraApiException extends QlaraException {

    private static final long serialVersionUID = 1L;

    public QlaraApiException(String message, FailedCall call, boolean outcomeUnknown, Throwable cause) {
        super(message, call, outcomeUnknown, cause);
    }
}
