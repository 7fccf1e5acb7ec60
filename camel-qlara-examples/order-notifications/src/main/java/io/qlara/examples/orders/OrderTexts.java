/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.orders;

import java.math.BigDecimal;
import java.sql.Date;
import java.text.NumberFormat;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a customer reads: the values for the template's placeholders, and the answer to "where is my order?". */
public class OrderTexts {

    /** In the order of the template's placeholders: name, order, items, amount, day of delivery. */
    public List<String> parameters(Map<String, Object> order) {
        return List.of(text(order, "customer"), text(order, "order_id"), text(order, "items"), amount(order), deliveryDate(order));
    }

    public String answer(Map<String, Object> order) {
        String form = text(order, "language").equals("it")
                ? "Ciao %s, il tuo ultimo ordine è %s (%s, %s), consegna prevista: %s. Stato: %s."
                : "Hello %s, your latest order is %s (%s, %s), to be delivered on %s. State: %s.";
        return form.formatted(text(order, "customer"), text(order, "order_id"), text(order, "items"), amount(order),
                deliveryDate(order), text(order, "state"));
    }

    public String receipt(Map<String, Object> order) {
        return (text(order, "language").equals("it") ? "La ricevuta dell'ordine %s" : "The receipt of order %s").formatted(text(order, "order_id"));
    }

    public String noOrder(String question) {
        return question.toLowerCase(Locale.ROOT).contains("ordine")
                ? "Non troviamo ordini per questo numero."
                : "We find no order for this number.";
    }

    public StaffCall staffCall(Map<String, Object> order) {
        return StaffCall.of(order);
    }

    public Map<String, String> error(String reason) {
        return Map.of("error", reason);
    }

    private static String amount(Map<String, Object> order) {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale(order));
        format.setCurrency(Currency.getInstance("EUR"));
        // a no-break space, which this format uses, is not what a shop would type
        return format.format((BigDecimal) order.get("amount")).replace('\u00A0', ' ').replace('\u202F', ' ');
    }

    private static String deliveryDate(Map<String, Object> order) {
        DateTimeFormatter format = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale(order));
        return ((Date) order.get("delivery_date")).toLocalDate().format(format);
    }

    private static Locale locale(Map<String, Object> order) {
        String language = text(order, "language");
        return language.equals("en") ? Locale.UK : Locale.forLanguageTag(language + "-" + language.toUpperCase(Locale.ROOT));
    }

    private static String text(Map<String, Object> order, String column) {
        return String.valueOf(order.get(column));
    }
}
