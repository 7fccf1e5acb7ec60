/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.webhook;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.camel.Message;

/**
 * Decides by headers and query string alone whether a caller may post events. A route with credentials asks every caller for
 * them. A caller that sends several values in one place is treated as if it had sent none there. Thread-safe.
 */
final class CallAuthentication {

    private static final Pattern AUTHORIZATION = Pattern.compile("(\\S+) +(\\S+)");

    private final List<SecretDigest> tokens;
    private final SecretDigest userAndPassword;

    private CallAuthentication(List<SecretDigest> tokens, SecretDigest userAndPassword) {
        this.tokens = tokens;
        this.userAndPassword = userAndPassword;
    }

    /**
     * The authentication that the settings ask for.
     *
     * @throws IllegalArgumentException if there are no credentials and that is not allowed, or a username without a password
     */
    static CallAuthentication of(WebhookSettings settings) {
        WebhookSettings.Credentials credentials = settings.credentials();
        List<SecretDigest> tokens = WebhookSettings.values(credentials.tokens()).stream().map(SecretDigest::of).toList();
        SecretDigest userAndPassword = userAndPassword(credentials.username(), credentials.password());
        if (tokens.isEmpty() && userAndPassword == null && !settings.allowUnauthenticated()) {
            throw new IllegalArgumentException("qlara-whatsapp:webhooks needs credentials that callers have to send: set the option"
                    + " webhookToken, or webhookUsername and webhookPassword, or webhookCredentials of the component."
                    + " allowUnauthenticated=true is only for a server that a proxy in front of it protects");
        }
        return new CallAuthentication(tokens, userAndPassword);
    }

    private static SecretDigest userAndPassword(String username, String password) {
        boolean hasUsername = username != null && !username.isBlank();
        boolean hasPassword = password != null && !password.isBlank();
        if (hasUsername != hasPassword) {
            throw new IllegalArgumentException("The options webhookUsername and webhookPassword of qlara-whatsapp:webhooks go"
                    + " together, but only " + (hasUsername ? "webhookUsername" : "webhookPassword") + " is set");
        }
        if (hasUsername && username.contains(":")) {
            throw new IllegalArgumentException("The option webhookUsername of qlara-whatsapp:webhooks holds a colon, which HTTP Basic"
                    + " can't carry");
        }
        return hasUsername ? SecretDigest.of(username + ":" + password) : null;
    }

    boolean usesBasic() {
        return userAndPassword != null;
    }

    /** Whether the call carries a right token, or the right user and password. One of the two is enough. */
    boolean admits(Message message) {
        if (tokens.isEmpty() && userAndPassword == null) {
            return true;
        }
        boolean admitted = false;
        for (SecretDigest candidate : presentedTokens(message)) {
            for (SecretDigest token : tokens) {
                admitted |= token.matches(candidate);
            }
        }
        byte[] presented = presentedUserAndPassword(message);
        if (userAndPassword != null && presented != null) {
            admitted |= userAndPassword.matches(SecretDigest.of(presented));
        }
        return admitted;
    }

    private static List<SecretDigest> presentedTokens(Message message) {
        List<SecretDigest> presented = new ArrayList<>();
        addTo(presented, QueryString.of(message).single("token"));
        addTo(presented, authorization(message, "Bearer"));
        addTo(presented, SingleHeader.of(message, "X-Webhook-Token"));
        return presented;
    }

    private static void addTo(List<SecretDigest> presented, String token) {
        if (token != null) {
            presented.add(SecretDigest.of(token));
        }
    }

    private static byte[] presentedUserAndPassword(Message message) {
        String encoded = authorization(message, "Basic");
        try {
            return encoded == null ? null : Base64.getDecoder().decode(encoded);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String authorization(Message message, String scheme) {
        String header = SingleHeader.of(message, "Authorization");
        Matcher parts = AUTHORIZATION.matcher(header == null ? "" : header);
        return parts.matches() && parts.group(1).equalsIgnoreCase(scheme) ? parts.group(2) : null;
    }
}
