/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendRequestCheckTest {

    private static final String VALID = "\"destination\":\"+393401234567\",\"phoneNumberId\":\"101\"";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "body":"Hello"
            "body":"Hello","fallbackRcs":true,"fallbackSms":false
            "body":"Hello","messageId":"order-7","simulation":true
            "body":"Hello","template":null
            "template":{"name":"order_shipped","language":"it"}
            "template":{"name":"order_shipped","language":"it","parameters":["1",""]}
            "media":{"type":"image","url":"https://example.com/a.png"}
            "body":"caption","media":{}
            """)
    void theSeedAllows(String fields) {
        assertThat(problems(VALID + "," + fields, Documents.SEED)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "phoneNumberId":"101","body":"a"                                  | destination
            "destination":null,"phoneNumberId":"101","body":"a"               | destination
            "destination":"","phoneNumberId":"101","body":"a"                 | destination
            "destination":"3401234567","phoneNumberId":"101","body":"a"       | destination
            "destination":"+0123456789","phoneNumberId":"101","body":"a"      | destination
            "destination":"+39 340 1234567","phoneNumberId":"101","body":"a"  | destination
            "destination":"+123456","phoneNumberId":"101","body":"a"          | destination
            "destination":"+1234567890123456","phoneNumberId":"101","body":"a" | destination
            "destination":393401234567,"phoneNumberId":"101","body":"a"       | destination
            "destination":"+393401234567","body":"a"                          | phoneNumberId
            "destination":"+393401234567","phoneNumberId":101,"body":"a"      | phoneNumberId
            """)
    void theSeedRefusesAddresses(String fields, String field) {
        assertThat(problems(fields, Documents.SEED)).containsOnlyKeys(field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "body":1                                                       | body
            "body":{"text":"a"}                                            | body
            "template":"order_shipped"                                     | template
            "template":{"language":"it"}                                   | template.name
            "template":{"name":" ","language":"it"}                        | template.name
            "template":{"name":"order_shipped"}                            | template.language
            "template":{"name":"a","language":"it","parameters":"x"}       | template.parameters
            "template":{"name":"a","language":"it","parameters":[1]}       | template.parameters
            "media":"https://example.com/a.png"                            | media
            "body":"a","fallbackRcs":"true"                                | fallbackRcs
            "body":"a","fallbackSms":{}                                    | fallbackSms
            "body":"a","simulation":"yes"                                  | simulation
            "body":"a","messageId":7                                       | messageId
            """)
    void theSeedRefusesContent(String fields, String field) {
        assertThat(problems(VALID + "," + fields, Documents.SEED)).containsOnlyKeys(field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "campaignId":"spring"
            "body":""
            "body":null
            """)
    void someContentIsRequired(String fields) {
        assertThat(problems(VALID + "," + fields, Documents.SEED)).containsOnlyKeys("body", "template");
        assertThat(problems(VALID + "," + fields, Documents.LATER)).containsOnlyKeys("body", "template");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "body":{"text":"a"}
            "body":"a"
            "template":{"id":42},"placeholders":{"name":"Anna"}
            "body":{},"fallbackRcs":{"agentId":1},"fallbackSms":{"sender":"Shop"}
            "body":"a","campaignId":"spring"
            "template":{"name":"a","language":"it","parameters":["1"]}
            "template":{"id":"42"},"placeholders":{"shortLinkT1":"https://example.com/a","n":1,"yes":true}
            "body":"a","fallbackRcs":{"agentId":"9"},"fallbackSms":{"sender":"+390200000101","text":"b"}
            """)
    void theLaterDocumentsAllow(String fields) {
        assertThat(problems("\"destination\":\"+393401234567\",\"phoneNumberId\":5," + fields, Documents.LATER)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "body":7                                        | body
            "body":"a","template":{"id":42}                 | body
            "template":42                                   | template
            "template":{"id":42},"placeholders":["Anna"]    | placeholders
            "body":"a","fallbackRcs":"yes"                  | fallbackRcs
            "body":"a","fallbackSms":1                      | fallbackSms
            "body":"a","campaignId":5                       | campaignId
            "template":{"id":true}                          | template.id
            "template":{"id":"order_shipped"}               | template.id
            "template":{"name":"a"}                         | template.language
            "body":"a","fallbackRcs":{}                     | fallbackRcs.agentId
            "body":"a","fallbackRcs":{"agentId":"shop"}     | fallbackRcs.agentId
            "body":"a","fallbackSms":{"text":"b"}           | fallbackSms.sender
            "body":"a","fallbackSms":{"sender":7}           | fallbackSms.sender
            "body":"a","fallbackSms":{"sender":"TwelveLetter"} | fallbackSms.sender
            "body":"a","fallbackSms":{"sender":"Shop","text":" "} | fallbackSms.text
            "body":"a","fallbackSms":{"sender":"Shop","text":7} | fallbackSms.text
            """)
    void theLaterDocumentsRefuse(String fields, String field) {
        assertThat(problems(VALID + "," + fields, Documents.LATER)).containsOnlyKeys(field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "placeholders":["Anna"]                         | placeholders
            "placeholders":{"name":null}                    | placeholders.name
            "placeholders":{"name":{"first":"Anna"}}        | placeholders.name
            "placeholders":{"shortLinkT1":"spring"}         | placeholders.shortLinkT1
            "placeholders":{"shortLinkT2":"ftp://host/a"}   | placeholders.shortLinkT2
            "placeholders":{"shortLinkT1":"https:// host"}  | placeholders.shortLinkT1
            "campaignId":5                                  | campaignId
            "messageId":" "                                 | messageId
            "customerMessageId":7                           | customerMessageId
            """)
    void bothGenerationsRefuse(String fields, String field) {
        assertThat(problems(VALID + ",\"body\":\"a\"," + fields, Documents.SEED)).containsOnlyKeys(field);
        assertThat(problems(VALID + ",\"body\":\"a\"," + fields, Documents.LATER)).containsOnlyKeys(field);
    }

    @Test
    void theNameOfACampaignHasUpTo255Characters() {
        for (Documents documents : Documents.values()) {
            assertThat(problems(VALID + ",\"body\":\"a\",\"campaignId\":\"" + "a".repeat(255) + "\"", documents)).isEmpty();
            assertThat(problems(VALID + ",\"body\":\"a\",\"campaignId\":\"" + "a".repeat(256) + "\"", documents))
                    .containsOnlyKeys("campaignId");
        }
    }

    @Test
    void theSeedKnowsNoTemplateIds() {
        assertThat(problems(VALID + ",\"template\":{\"id\":42}", Documents.SEED)).isEqualTo(
                Map.of("template.id", "is known with the later documents only, a name and a language are needed"));
    }

    private static Map<String, String> problems(String fields, Documents documents) {
        byte[] json = ("{" + fields + "}").getBytes(StandardCharsets.UTF_8);
        return SendRequestCheck.problems(JsonText.object(json).orElseThrow(), documents);
    }
}
