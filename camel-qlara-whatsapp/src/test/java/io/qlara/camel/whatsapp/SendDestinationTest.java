/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** How a destination is brought into international format, and which one is refused. */
class SendDestinationTest extends SimulatedServiceTest {

    @ParameterizedTest
    @CsvSource({
            "+393331234567, +393331234567", "'+39 333 123.45-67', +393331234567", "'+39 (333) 1234567', +393331234567",
            "00393331234567, +393331234567", "'00 39 333-1234567', +393331234567", "+1234567, +1234567",
            "+123456789012345, +123456789012345" })
    void aDestinationIsBroughtIntoInternationalFormat(String given, String sent) {
        assertThat(arrived("qlara-whatsapp:send", "Ciao", Map.of("CamelQlaraWhatsAppDestination", given)))
                .isEqualTo(request(Map.of("body", "Ciao", "destination", sent)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "3331234567", "+0331234567", "+123456", "+1234567890123456", "+39333x234567", "+39+3331234567",
            "+39333123456\u0667", "00", "+", "+39/3331234567" })
    void aDestinationThatIsNotInternationalIsRefused(String destination) {
        assertThat(refused("qlara-whatsapp:send", "Ciao", Map.of("CamelQlaraWhatsAppDestination", destination)))
                .hasMessageContaining("destination: ").hasMessageContaining("not in international format");
    }

    static Stream<String> numbersAsTheyAreWritten() {
        return Stream.of("+39\u00a0333\u202f123\u20074567", "\u202a+39 333 1234567\u202c", "+39\u2011333\u2013123\u22124567", "+393331234567\r\n",
                "\ufeff+39 333 1234567", "+39 \uff08333\uff09 1234567", "+39\u2024333\uff0e1234567", "\t+39\u200b3331234567\u2028", "+39\u00ad333\u00b71234567",
                "+39 (333) 123-45.67", "+39\u3002333\uff611234567", "+39\u2e31333\u2e33123\uff654567\u0387", "\u3164+39\u28003331234567\uffa0",
                "\u115f+39\u11603331234567\u0085\u034f");
    }

    @ParameterizedTest
    @MethodSource("numbersAsTheyAreWritten")
    void whatPeopleAndContactListsWriteBetweenTheDigitsIsLeftOut(String given) {
        assertThat(arrived("qlara-whatsapp:send", "Ciao", Map.of("CamelQlaraWhatsAppDestination", given)))
                .isEqualTo(Map.of("body", "Ciao", "destination", "+393331234567", "phoneNumberId", "sender-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "+44 (0)20 7946 0958", "+44 ( 0 ) 20 7946 0958", "+44\uff080\uff0920 7946 0958", "0044(0)2079460958", "+44(0)-20-79460958" })
    void aZeroInParenthesesIsRefusedByName(String destination) {
        assertThat(refused("qlara-whatsapp:send", "Ciao", Map.of("CamelQlaraWhatsAppDestination", destination)))
                .hasMessageContaining("destination: ").hasMessageContaining("holds (0)");
    }

    @ParameterizedTest
    @CsvSource({ "+39333\u00d7234567, U+00D7", "+39333x234567, U+0078", "+39/3331234567, U+002F", "+39 333 \u0661234567, U+0661",
            "'+39 333 \ud83d\ude00 1234567', U+1F600", "'+39,3331234567', U+002C" })
    void aCharacterThatHasNoPlaceInANumberIsNamed(String destination, String codePoint) {
        assertThat(refused("qlara-whatsapp:send", "Ciao", Map.of("CamelQlaraWhatsAppDestination", destination)))
                .hasMessageContaining("destination: ").hasMessageContaining(codePoint);
    }

    @Test
    void aDestinationOfTwoMegabytesMakesNoLongMessage() {
        assertThat(refused("qlara-whatsapp:send", "Ciao", Map.of("CamelQlaraWhatsAppDestination", "1".repeat(2_000_000))).getMessage())
                .hasSizeLessThan(1_000);
    }

    @Test
    void aRefusedNumberIsMasked() {
        assertThat(refused("qlara-whatsapp:send", "Ciao", Map.of("CamelQlaraWhatsAppDestination", "3331234567")))
                .hasMessageContaining("333*****67").hasMessageNotContaining("3331234567");
    }

    @Test
    void aMissingDestinationIsRefused() {
        assertThat(refused("qlara-whatsapp:send", "Ciao", Map.of())).hasMessageContaining("destination: missing");
    }

    @ParameterizedTest
    @CsvSource({ "IT, 333 1234567, +393331234567", "it, 02 12345678, +390212345678", "ES, 600111222, +34600111222" })
    void withADefaultRegionANationalNumberIsCompleted(String region, String given, String sent) {
        assertThat(arrived("qlara-whatsapp:send?defaultRegion=" + region, "Ciao", Map.of("CamelQlaraWhatsAppDestination", given)))
                .isEqualTo(request(Map.of("body", "Ciao", "destination", sent)));
    }

    @Test
    void withADefaultRegionAnInternationalNumberStaysWhatItIs() {
        assertThat(arrived("qlara-whatsapp:send?defaultRegion=IT", "Ciao", Map.of("CamelQlaraWhatsAppDestination", "+34600111222")))
                .isEqualTo(request(Map.of("body", "Ciao", "destination", "+34600111222")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "12", "not a number", "333123456789012345", "call 333 1234567", "333ABC4567", "3331234567;ext=5", "3331234567x12" })
    void withADefaultRegionWhatIsNoNumberOfItIsRefused(String destination) {
        assertThat(refused("qlara-whatsapp:send?defaultRegion=IT", "Ciao", Map.of("CamelQlaraWhatsAppDestination", destination)))
                .hasMessageContaining("destination: ");
    }

    @ParameterizedTest
    @CsvSource({ "IT, 12", "US, 555-1234" })
    void withADefaultRegionANumberThatLacksItsBeginningIsRefused(String region, String destination) {
        assertThat(refused("qlara-whatsapp:send?defaultRegion=" + region, "Ciao", Map.of("CamelQlaraWhatsAppDestination", destination)))
                .hasMessageContaining("destination: ");
    }

    @ParameterizedTest
    @ValueSource(strings = { "+34600111222", "no number" })
    void twoRecipientsInOneRequestAreRefused(String phoneNumber) {
        Map<String, Object> two = Map.of("destination", DESTINATION, "phoneNumber", phoneNumber, "body", "Ciao");

        assertThat(refused("qlara-whatsapp:send", two, Map.of()).getErrors())
                .containsExactly("phoneNumber: names another recipient than destination; leave one of them out");
    }

    @Test
    void oneRecipientInTwoFieldsIsSentAsGiven() throws Exception {
        laterDocuments();
        Map<String, Object> twice = Map.of("destination", DESTINATION, "phoneNumber", "00" + DESTINATION.substring(1), "body", "Ciao");

        assertThat(arrived("qlara-whatsapp:send", twice, Map.of())).isEqualTo(request(twice));
    }

    @Test
    void aNumberOfAHundredCharactersIsRead() {
        String destination = DESTINATION + " ".repeat(100 - DESTINATION.length());

        assertThat(arrived("qlara-whatsapp:send", "Ciao", Map.of("CamelQlaraWhatsAppDestination", destination))).isEqualTo(request(Map.of("body", "Ciao")));
    }

    @Test
    void aNumberOfMoreCharactersIsRefused() {
        String destination = DESTINATION + " ".repeat(101 - DESTINATION.length());

        assertThat(refused("qlara-whatsapp:send", "Ciao", Map.of("CamelQlaraWhatsAppDestination", destination)))
                .hasMessageEndingWith("is not in international format: it is longer than any phone number");
    }

    @Test
    void aNumberWithALineBreakMakesNoSecondLineOfTheMessage() {
        assertThat(refused("qlara-whatsapp:send", "x", Map.of("CamelQlaraWhatsAppDestination", "1\n2 33 44 55\n6")).getMessage())
                .doesNotContain("\n");
    }
}
