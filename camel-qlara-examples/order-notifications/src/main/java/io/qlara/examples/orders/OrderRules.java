/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.orders;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;

import io.qlara.camel.whatsapp.model.Template;

/** Checks an order and turns it into the row that the database keeps. */
public class OrderRules {

    private static final Pattern ORDER_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final BigDecimal LARGEST_AMOUNT = new BigDecimal("9999999.99");
    // what a file in another encoding turns into when it is read as UTF-8
    private static final String UNREADABLE = "\uFFFD";

    private final PhoneNumberUtil phoneNumbers = PhoneNumberUtil.getInstance();
    private final String region;
    private final List<String> languages;

    public OrderRules(String region, String languages) {
        this.region = region;
        this.languages = List.of(languages.split(","));
    }

    /** The columns of the table {@code orders}; the phone number is in international format. */
    public Map<String, Object> check(Order order) throws InvalidOrderException {
        List<String> problems = new ArrayList<>();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("order_id", orderId(order.getOrderId(), problems));
        row.put("customer", text("customer", order.getCustomer(), problems));
        row.put("phone", phone(order.getPhone(), problems));
        row.put("language", language(order.getLanguage(), problems));
        row.put("items", text("items", order.getItems(), problems));
        row.put("amount", amount(order.getAmount(), problems));
        row.put("delivery_date", date(order.getDeliveryDate(), problems));
        if (!problems.isEmpty()) {
            throw new InvalidOrderException(String.join("; ", problems));
        }
        return row;
    }

    /** Those of {@code before}, or of all languages if that is null, for which there is no template of this name on this page of the account's list. */
    public List<String> languagesWithout(List<Template> page, String name, List<String> before) {
        return (before == null ? languages : before).stream()
                .filter(language -> page.stream().noneMatch(template -> name.equals(template.name()) && language.equals(template.language())))
                .toList();
    }

    private static String text(String field, String value, List<String> problems) {
        if (value == null || value.isBlank()) {
            problems.add(field + " is missing");
            return "";
        }
        if (value.contains(UNREADABLE)) {
            problems.add(field + " is not UTF-8");
        }
        return value.strip();
    }

    private static String orderId(String value, List<String> problems) {
        String orderId = text("order id", value, problems);
        if (!orderId.isEmpty() && !ORDER_ID.matcher(orderId).matches()) {
            problems.add("order id must be 1 to 64 letters, digits, dots, dashes or underscores");
        }
        return orderId;
    }

    private String phone(String value, List<String> problems) {
        String phone = text("phone", value, problems);
        if (phone.isEmpty()) {
            return phone;
        }
        try {
            PhoneNumber number = phoneNumbers.parse(phone, region);
            if (phoneNumbers.isPossibleNumber(number)) {
                return phoneNumbers.format(number, PhoneNumberUtil.PhoneNumberFormat.E164);
            }
        } catch (NumberParseException e) {
            // the same problem as a number that nobody can have
        }
        problems.add("phone " + phone + " can't be a phone number");
        return phone;
    }

    private String language(String value, List<String> problems) {
        String language = text("language", value, problems);
        if (!language.isEmpty() && !languages.contains(language)) {
            problems.add("language " + language + " has no template, only " + String.join(", ", languages) + " have");
        }
        return language;
    }

    private static BigDecimal amount(String value, List<String> problems) {
        String amount = text("amount", value, problems);
        try {
            BigDecimal number = amount.isEmpty() ? BigDecimal.ONE : new BigDecimal(amount);
            if (number.signum() > 0 && number.scale() <= 2 && number.compareTo(LARGEST_AMOUNT) <= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // the same problem as a number out of range
        }
        problems.add("amount " + amount + " must be a positive number such as 49.90");
        return null;
    }

    private static LocalDate date(String value, List<String> problems) {
        String date = text("delivery date", value, problems);
        try {
            return date.isEmpty() ? null : LocalDate.parse(date);
        } catch (DateTimeParseException e) {
            problems.add("delivery date " + date + " must be a date such as 2026-01-31");
            return null;
        }
    }
}
