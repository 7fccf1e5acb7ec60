/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.leaks;

import java.util.List;
import java.util.stream.Stream;

/** What nobody but its owner may see, each value found nowhere else by accident. */
final class Secrets {

    static final String API_KEY = "component-key-5f1d0c";
    static final String API_KEY_IN_A_URI = "endpoint-key-88ab3e";
    static final String WRONG_API_KEY = "wrong-key-19cc47";
    static final String PROXY_PASSWORD = "proxy-password-71fe0a";
    static final String TOKEN = "webhook-token-d2b6f4";
    static final String TOKEN_IN_A_URI = "literal-token-40aa95";
    static final String WRONG_TOKEN = "guessed-token-3be801";
    static final String PASSWORD = "basic-password-c09f23";
    static final String PASSWORD_IN_A_URI = "literal-password-90bd27";
    static final String PASSWORD_FROM_A_PLACEHOLDER = "placeholder-password-2f06d8";
    static final String WRONG_PASSWORD = "guessed-password-e7714b";

    static final String CUSTOMER = "+393401234567";
    static final String TEXT = "text-of-a-message-6ad5";
    static final String CUSTOMERS_TEXT = "text-of-a-customer-0c1e";
    static final String ANSWER = "body-of-an-answer-b8f2";

    private Secrets() {
    }

    /** Keys, tokens and passwords, which are shown nowhere at all. */
    static List<String> credentials() {
        return together(configured(), List.of(API_KEY_IN_A_URI, TOKEN_IN_A_URI, PASSWORD_IN_A_URI,
                PASSWORD_FROM_A_PLACEHOLDER, WRONG_API_KEY));
    }

    /** Those of them that are in no URI, and those that callers guess. */
    static List<String> configured() {
        return List.of(API_KEY, PROXY_PASSWORD, TOKEN, WRONG_TOKEN, PASSWORD, WRONG_PASSWORD);
    }

    /** What is only in getters, bodies and logs at DEBUG and below. */
    static List<String> personalData() {
        return List.of(CUSTOMER, CUSTOMER.substring(1), TEXT, CUSTOMERS_TEXT, ANSWER);
    }

    static List<String> all() {
        return together(credentials(), personalData());
    }

    private static List<String> together(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
