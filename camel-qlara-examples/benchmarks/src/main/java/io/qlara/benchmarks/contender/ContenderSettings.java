/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks.contender;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What a contender sends, and where.
 *
 * @param port              of the service, on 127.0.0.1
 * @param prefix            what the path begins with, which tells the service how to answer; empty for at once
 * @param connections       the largest number of connections
 * @param textLength        characters of a message
 * @param endpoints         over how many endpoints the messages are spread; 0 for one without anything before it. Only the
 *                          component knows this and the following
 * @param requestsPerSecond of the governor; 0 for no limit
 * @param requestsPerMinute of the governor; 0 for no limit
 * @param feature           what of the component is switched on
 */
public record ContenderSettings(int port, String prefix, int connections, int textLength, int endpoints, int requestsPerSecond,
                                int requestsPerMinute, Feature feature) {

    static final String API_KEY = "0123456789abcdef0123456789abcdef";
    static final String PHONE_NUMBER_ID = "390200000101";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TEXT = "Your order A-1001 has left our house and will be with you tomorrow between 9 and 12. ";

    /** Short messages that are answered at once, over up to 256 connections. */
    public static ContenderSettings of(int port) {
        return new ContenderSettings(port, "", 256, 100, 0, 0, 0, Feature.NONE);
    }

    public ContenderSettings withPrefix(String other) {
        return new ContenderSettings(port, other, connections, textLength, endpoints, requestsPerSecond, requestsPerMinute, feature);
    }

    public ContenderSettings withConnections(int number) {
        return new ContenderSettings(port, prefix, number, textLength, endpoints, requestsPerSecond, requestsPerMinute, feature);
    }

    public ContenderSettings withTextLength(int characters) {
        return new ContenderSettings(port, prefix, connections, characters, endpoints, requestsPerSecond, requestsPerMinute, feature);
    }

    public ContenderSettings withEndpoints(int number) {
        return new ContenderSettings(port, prefix, connections, textLength, number, requestsPerSecond, requestsPerMinute, feature);
    }

    public ContenderSettings withQuota(int perSecond, int perMinute) {
        return new ContenderSettings(port, prefix, connections, textLength, endpoints, perSecond, perMinute, feature);
    }

    public ContenderSettings withFeature(Feature other) {
        return new ContenderSettings(port, prefix, connections, textLength, endpoints, requestsPerSecond, requestsPerMinute, other);
    }

    public String json() {
        return JSON.valueToTree(this).toString();
    }

    static ContenderSettings of(JsonNode json) {
        return JSON.convertValue(json, ContenderSettings.class);
    }

    String baseUrl() {
        return "http://127.0.0.1:" + port + prefix;
    }

    String sendUrl() {
        return baseUrl() + "/api/message-server/whatsapp/send";
    }

    String text() {
        return TEXT.repeat(textLength / TEXT.length() + 1).substring(0, textLength);
    }

    /** A number that is different for each message, as far as numbers go. */
    static String destination(long number) {
        return "+39" + (3_400_000_000L + number % 100_000_000L);
    }
}
