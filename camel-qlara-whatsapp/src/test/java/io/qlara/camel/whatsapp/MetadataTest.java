/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What tools learn about the component. */
class MetadataTest {

    private static final String SCHEMA = "/META-INF/io/qlara/camel/whatsapp/qlara-whatsapp.json";

    @Test
    @Tag("catalog")
    void theCatalogFindsTheSchemaByTheComponentsClass() {
        assertThat(ExtendedCatalog.schema()).contains("\"scheme\": \"qlara-whatsapp\"");
    }

    @ParameterizedTest
    @Tag("catalog")
    @ValueSource(strings = { "send?destinaton=x", "sends", "send?bodyFormat=xml", "send?responseTimeout=soon" })
    void theCatalogFindsAWrongUri(String uri) {
        assertThat(ExtendedCatalog.accepts("qlara-whatsapp:" + uri)).isFalse();
    }

    @Test
    @Tag("catalog")
    void theCatalogTakesARightUri() {
        assertThat(ExtendedCatalog.accepts("qlara-whatsapp:send?bodyFormat=json&responseTimeout=5s")).isTrue();
    }

    @Test
    void everySecretIsMarked() throws Exception {
        List<String> marked = StreamSupport.stream(schema().path("properties").properties().spliterator(), false)
                .filter(option -> option.getValue().path("secret").asBoolean()).map(option -> option.getKey()).toList();

        assertThat(marked).containsExactlyInAnyOrder("apiKey", "webhookToken", "webhookUsername", "webhookPassword");
        assertThat(schema().path("componentProperties").path("proxyPassword").path("secret").asBoolean()).isTrue();
        assertThat(schema().path("componentProperties").path("proxyUsername").path("secret").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "properties", "componentProperties", "headers" })
    void everyEntryHasAGroupATypeAndASentence(String section) throws Exception {
        assertThat(schema().path(section).properties()).isNotEmpty().allSatisfy(entry -> {
            assertThat(entry.getValue().path("group").asText()).as(entry.getKey()).isNotBlank();
            assertThat(entry.getValue().path("javaType").asText()).as(entry.getKey()).isNotBlank();
            assertThat(entry.getValue().path("description").asText()).as(entry.getKey()).hasSizeGreaterThan(15);
        });
    }

    @ParameterizedTest
    @CsvSource({ "resource, 'send,templates,phoneNumbers,deliveryStatus,raw,webhooks'", "bodyFormat, 'text,json'", "ackMode, 'afterRoute,onReceive'",
            "operation, 'list,get,create,update,delete'", "templateUpdateMethod, 'PUT,PATCH'" })
    void aChoiceListsItsValues(String option, String values) throws Exception {
        assertThat(schema().path("properties").path(option).path("enum")).extracting(JsonNode::asText).containsExactly(values.split(","));
    }

    @ParameterizedTest
    @CsvSource({ "properties, bodyFormat, send", "properties, operation, templates", "properties, channel, deliveryStatus", "properties, method, raw",
            "properties, path, webhooks", "properties, apiKey, security", "properties, webhookToken, security", "properties, responseTimeout, producer",
            "componentProperties, checkTemplates, send", "componentProperties, maxAwaiting, send (advanced)", "componentProperties, proxyHost, proxy",
            "headers, CamelQlaraWhatsAppMediaUrl, send", "headers, CamelQlaraWhatsAppEventText, webhooks", "headers, CamelQlaraWhatsAppLimit, templates" })
    void anOptionIsInTheGroupOfItsResource(String section, String option, String group) throws Exception {
        assertThat(schema().path(section).path(option).path("group").asText()).isEqualTo(group);
    }

    @Test
    void theGroupsAreTheResourcesAndThoseOfCamel() throws Exception {
        Set<String> groups = new TreeSet<>();
        for (String section : List.of("properties", "componentProperties", "headers")) {
            schema().path(section).forEach(option -> groups.add(option.path("group").asText().replace(" (advanced)", "")));
        }

        assertThat(groups).containsExactlyInAnyOrder("common", "consumer", "producer", "advanced", "health", "proxy", "security",
                "send", "templates", "deliveryStatus", "raw", "webhooks");
    }

    /** What a program sees as the default is what holds where nothing is set. */
    @Test
    void theDefaultsAreThoseOfTheCode() throws Exception {
        assertThat(defaults("componentProperties")).containsAllEntriesOf(Map.of("baseUrl", "https://lora-api.agiletelecom.com",
                "connectTimeout", "10s", "responseTimeout", "30s", "requestTimeout", "2m", "maxConnections", "100", "maxRetries", "3",
                "maxRetryAfter", "60s", "maxQueued", "10000", "validate", "true", "templateUpdateMethod", "PUT"));
        assertThat(defaults("properties")).containsAllEntriesOf(Map.of("path", "/qlara/webhooks", "maxBodySize", "262144",
                "maxPending", "1000", "ackMode", "afterRoute", "bodyFormat", "text", "operation", "list", "allowUnauthenticated", "false"));
    }

    private static Map<String, String> defaults(String section) throws Exception {
        Map<String, String> defaults = new HashMap<>();
        schema().path(section).properties().forEach(
                option -> defaults.put(option.getKey(), option.getValue().path("defaultValue").asText()));
        return defaults;
    }

    @Test
    void everyHeaderIsDescribed() throws Exception {
        JsonNode headers = schema().path("headers");

        for (Field constant : QlaraWhatsAppConstants.class.getFields()) {
            if (Modifier.isStatic(constant.getModifiers()) && !constant.getName().equals("SCHEME")) {
                assertThat(headers.path((String) constant.get(null)).path("description").asText()).as(constant.getName()).isNotBlank();
            }
        }
    }

    @Test
    void noHeaderOfAnEventIsOneThatSendReads() {
        List<String> ofEvents = Arrays.stream(QlaraWhatsAppConstants.class.getFields())
                .filter(constant -> constant.getName().startsWith("EVENT_")).map(MetadataTest::value).toList();

        assertThat(ofEvents).hasSize(14).doesNotContainAnyElementsOf(SendHeaders.READ);
    }

    private static String value(Field constant) {
        try {
            return (String) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode schema() throws Exception {
        return new ObjectMapper().readTree(MetadataTest.class.getResource(SCHEMA));
    }
}
