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
 * Decides by headers and query string alone whether a caller may post events. Credentials that are configured are
 * always asked for; a place that names several is taken as naming none. Thread-safe.
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
     * @throws IllegalArgumentException if they ask for none without saying so, or for half of HTTP Basic
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

    /** Whether the call carries a token or the user and password; either lets in. */
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
