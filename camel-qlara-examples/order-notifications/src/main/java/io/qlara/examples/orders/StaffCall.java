/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.orders;

import java.util.Map;
import java.util.regex.Pattern;

import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;

/** A row of the list of customers whom the staff calls. Bindy quotes it, so that no name makes a row or a column of its own. */
@CsvRecord(separator = ",", quoting = true, crlf = "UNIX")
public class StaffCall {

    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029]+");
    /** A spreadsheet would run what begins so as a formula. */
    private static final Pattern FORMULA = Pattern.compile("^\\s*[=+\\-@\uff1d\uff0b\uff0d\uff20]");

    @DataField(pos = 1)
    private String orderId;
    @DataField(pos = 2)
    private String customer;
    @DataField(pos = 3)
    private String phone;
    @DataField(pos = 4)
    private String state;

    /** The row of an order, by the columns of the database. */
    public static StaffCall of(Map<String, Object> order) {
        StaffCall call = new StaffCall();
        call.orderId = harmless(order.get("order_id"));
        call.customer = harmless(order.get("customer"));
        // it begins with a plus sign, and has digits only
        call.phone = String.valueOf(order.get("phone"));
        call.state = harmless(order.get("state"));
        return call;
    }

    private static String harmless(Object value) {
        String text = BREAKS.matcher(String.valueOf(value)).replaceAll(" ");
        return FORMULA.matcher(text).find() ? "'" + text : text;
    }
}
