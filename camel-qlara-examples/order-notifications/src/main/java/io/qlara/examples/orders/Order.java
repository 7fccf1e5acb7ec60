/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.orders;

import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;

/** An order as somebody wrote it: one row of a CSV, or one JSON object. {@link OrderRules} says whether it is usable. */
@CsvRecord(separator = ",")
public class Order {

    @DataField(pos = 1)
    private String orderId;
    @DataField(pos = 2)
    private String customer;
    @DataField(pos = 3)
    private String phone;
    @DataField(pos = 4)
    private String language;
    @DataField(pos = 5)
    private String items;
    @DataField(pos = 6)
    private String amount;
    @DataField(pos = 7)
    private String deliveryDate;

    public String getOrderId() {
        return orderId;
    }

    public void setOrderId(String orderId) {
        this.orderId = orderId;
    }

    public String getCustomer() {
        return customer;
    }

    public void setCustomer(String customer) {
        this.customer = customer;
    }

    public String getPhone() {
        return phone;
    }

    public void setPhone(String phone) {
        this.phone = phone;
    }

    public String getLanguage() {
        return language;
    }

    public void setLanguage(String language) {
        this.language = language;
    }

    public String getItems() {
        return items;
    }

    public void setItems(String items) {
        this.items = items;
    }

    public String getAmount() {
        return amount;
    }

    public void setAmount(String amount) {
        this.amount = amount;
    }

    public String getDeliveryDate() {
        return deliveryDate;
    }

    public void setDeliveryDate(String deliveryDate) {
        this.deliveryDate = deliveryDate;
    }
}
