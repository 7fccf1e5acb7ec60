/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

/**
 * The credentials that callers of webhook routes have to send, for all routes without credentials of their own. Credentials that are
 * set here are in no endpoint URI, and Camel masks properties of these names when it logs its configuration. Not thread-safe: set
 * them before the first route starts.
 */
public class WebhookCredentials {

    private String token;
    private String username;
    private String password;

    public String getToken() {
        return token;
    }

    /** The token; several are separated by commas and all accepted. Null for none. */
    public void setToken(String token) {
        this.token = stripped(token);
    }

    public String getUsername() {
        return username;
    }

    /** The user of HTTP Basic, which goes with a password. Null for none. */
    public void setUsername(String username) {
        this.username = stripped(username);
    }

    public String getPassword() {
        return password;
    }

    /** The password of HTTP Basic, which goes with a username. Null for none. */
    public void setPassword(String password) {
        this.password = stripped(password);
    }

    /** These credentials, or in the place of each that is not set the one given. */
    WebhookCredentials or(String otherToken, String otherUsername, String otherPassword) {
        WebhookCredentials both = new WebhookCredentials();
        both.setToken(isSet(token) ? token : otherToken);
        both.setUsername(isSet(username) ? username : otherUsername);
        both.setPassword(isSet(password) ? password : otherPassword);
        return both;
    }

    /** A line break at the end of a secret file is no part of the secret. */
    private static String stripped(String value) {
        return value == null ? null : value.strip();
    }

    private static boolean isSet(String value) {
        return value != null && !value.isBlank();
    }
}
