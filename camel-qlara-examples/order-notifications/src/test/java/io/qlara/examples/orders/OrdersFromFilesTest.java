/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.orders;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class OrdersFromFilesTest {

    private static final String ZOE = "O-1,Zoë D'Angelò,+39 340 000 0101,it,\"Moka, 3 tazze\",1024.90,2026-12-04\n";
    private static final String BJOERN = "O-2,Björn Weiß,+49 171 3920002,de,Macinacaffè,39.00,2026-12-05\n";
    private static final String BROKEN = """
            O-3,Luca,,it,Moka,24.90,2026-12-04
            O-4,Luca,+39 12,it,Moka,24.90,2026-12-04
            ,Luca,3400000104,it,Moka,24.90,2026-12-04
            O-6,Luca,3400000104
            O-7,Luca,3400000104,it,Moka,24,90,2026-12-04
            O-8,Luca,3400000104,it,Moka,free,2026-12-04
            O-9,Luca,3400000104,xx,Moka,24.90,tomorrow
            """;

    @TempDir
    private Path home;

    @Test
    void makesEachGoodRowOneTemplateMessageWithFallback() {
        try (RunningApplication application = RunningApplication.start(home)) {
            application.drop("orders.csv", ZOE + BJOERN);

            await().until(() -> application.state("O-1").equals("DELIVERED") && application.state("O-2").equals("DELIVERED"));

            assertThat(application.journal().count()).isEqualTo(2);
            assertThat(application.journal().sentTo("+393400000101").get(0).request()).isEqualTo(Map.of(
                    "destination", "+393400000101", "phoneNumberId", "101", "messageId", "O-1",
                    "fallbackRcs", true, "fallbackSms", true,
                    "template", Map.of("name", "order_confirmation", "language", "it", "parameters",
                            List.of("Zoë D'Angelò", "O-1", "Moka, 3 tazze", "1.024,90 €", "4 dicembre 2026"))));
            assertThat(application.journal().sentTo("+491713920002").get(0).request()).isEqualTo(Map.of(
                    "destination", "+491713920002", "phoneNumberId", "101", "messageId", "O-2",
                    "fallbackRcs", true, "fallbackSms", true,
                    "template", Map.of("name", "order_confirmation", "language", "de", "parameters",
                            List.of("Björn Weiß", "O-2", "Macinacaffè", "39,00 €", "5. Dezember 2026"))));
        }
    }

    @Test
    void keepsBrokenRowsWithTheReason() {
        try (RunningApplication application = RunningApplication.start(home)) {
            application.drop("orders.csv", BROKEN + ZOE);

            await().until(() -> application.state("O-1").equals("DELIVERED"));

            assertThat(application.contentOf("rejected").lines()).containsExactly(
                    "\"phone is missing\",line 2,O-3,Luca,,it,Moka,24.90,2026-12-04",
                    "\"phone +39 12 can't be a phone number\",line 3,O-4,Luca,+39 12,it,Moka,24.90,2026-12-04",
                    "\"order id is missing\",line 4,,Luca,3400000104,it,Moka,24.90,2026-12-04",
                    "\"language is missing; items is missing; amount is missing; delivery date is missing\",line 5,O-6,Luca,3400000104",
                    "\"the row does not have the 7 columns order_id,customer,phone,language,items,amount,delivery_date\","
                            + "line 6,O-7,Luca,3400000104,it,Moka,24,90,2026-12-04",
                    "\"amount free must be a positive number such as 49.90\",line 7,O-8,Luca,3400000104,it,Moka,free,2026-12-04",
                    "\"language xx has no template, only it, en, de, fr, es have; "
                            + "delivery date tomorrow must be a date such as 2026-01-31\",line 8,O-9,Luca,3400000104,xx,Moka,24.90,tomorrow");
            assertThat(application.journal().count()).isEqualTo(1);
        }
    }

    @Test
    void handsWhoIsNotReachedToTheStaffOnce() {
        String rows = "O-1,Anna,%s,it,Moka,24.90,2026-12-04\nO-2,Bea,%s,it,Moka,24.90,2026-12-04\n"
                .formatted(RunningApplication.UNDELIVERABLE, RunningApplication.REJECTED);
        try (RunningApplication application = RunningApplication.start(home)) {
            application.drop("orders.csv", rows);

            await().until(() -> application.contentOf("follow-up").lines().count() == 2);
            assertThat(application.state("O-1")).isEqualTo("UNDELIVERABLE");
            assertThat(application.state("O-2")).isEqualTo("REJECTED");
        }
        try (RunningApplication application = RunningApplication.start(home)) {
            application.drop("orders.csv", rows + ZOE.replace("O-1", "O-3"));
            await().until(() -> application.state("O-3").equals("DELIVERED"));

            assertThat(application.contentOf("follow-up").lines()).containsExactlyInAnyOrder(
                    "\"O-1\",\"Anna\",\"+393400000666\",\"UNDELIVERABLE\"",
                    "\"O-2\",\"Bea\",\"+393400000777\",\"REJECTED\"");
        }
    }

    @Test
    void sendsNothingTwiceForTheSameFileOrAfterARestart() {
        try (RunningApplication application = RunningApplication.start(home)) {
            application.drop("orders.csv", ZOE + ZOE + BJOERN);
            await().until(() -> application.state("O-2").equals("DELIVERED"));

            application.drop("orders.csv", ZOE + BJOERN + BJOERN.replace("O-2", "O-5"));

            await().until(() -> application.state("O-5").equals("DELIVERED"));
            assertThat(application.journal().messages()).extracting("messageId").containsExactlyInAnyOrder("O-1", "O-2", "O-5");
        }
        try (RunningApplication application = RunningApplication.start(home)) {
            assertThat(application.orders()).hasSize(3);
            application.drop("orders.csv", ZOE + BJOERN + BJOERN.replace("O-2", "O-6"));

            await().until(() -> application.state("O-6").equals("DELIVERED"));
            assertThat(application.state("O-1")).isEqualTo("DELIVERED");
            assertThat(application.journal().messages()).extracting("messageId").containsExactly("O-6");
        }
    }

    @Test
    void givesTheStaffOneRowWhateverACustomerIsCalled() {
        String forged = "\"\"\"Eve\"\",\"\"+390000000000\"\",\"\"x\"\"\"";
        try (RunningApplication application = RunningApplication.start(home)) {
            application.drop("orders.csv", "O-1,%s,%s,it,Moka,24.90,2026-12-04\nO-2,=1+1,%s,it,Moka,24.90,2026-12-04\n"
                    .formatted(forged, RunningApplication.UNDELIVERABLE, RunningApplication.REJECTED));

            await().until(() -> application.contentOf("follow-up").lines().count() == 2);
            assertThat(application.contentOf("follow-up").lines()).containsExactlyInAnyOrder(
                    "\"O-1\",\"\"\"Eve\"\",\"\"+390000000000\"\",\"\"x\"\"\",\"+393400000666\",\"UNDELIVERABLE\"",
                    "\"O-2\",\"'=1+1\",\"+393400000777\",\"REJECTED\"");
        }
    }
}
