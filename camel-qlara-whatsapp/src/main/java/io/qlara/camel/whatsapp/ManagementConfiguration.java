/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of {@code qlara-whatsapp:templates}, {@code qlara-whatsapp:phoneNumbers} and {@code qlara-whatsapp:deliveryStatus}. */
@UriParams
public class ManagementConfiguration {

    @UriParam(label = "producer,phoneNumbers,templates", defaultValue = "list")
    private QlaraWhatsAppOperation operation = QlaraWhatsAppOperation.list;
    @UriParam(label = "producer,send,templates")
    private String templateId;
    @UriParam(label = "producer,phoneNumbers,templates")
    private String status;
    @UriParam(label = "producer,phoneNumbers,templates")
    private Integer limit;
    @UriParam(label = "producer,phoneNumbers,templates")
    private Integer page;
    @UriParam(label = "producer,deliveryStatus", defaultValue = "WHATSAPP")
    private String channel = "WHATSAPP";

    public QlaraWhatsAppOperation getOperation() {
        return operation;
    }

    /**
     * What to do, unless the header CamelQlaraWhatsAppOperation says it. Phone numbers can only be listed and read.
     */
    public void setOperation(QlaraWhatsAppOperation operation) {
        this.operation = operation;
    }

    public String getTemplateId() {
        return templateId;
    }

    /** The id of the template to get, update, delete or send. */
    public void setTemplateId(String templateId) {
        this.templateId = templateId;
    }

    public String getStatus() {
        return status;
    }

    /** Lists only what has this status, such as APPROVED. */
    public void setStatus(String status) {
        this.status = status;
    }

    public Integer getLimit() {
        return limit;
    }

    /** How many to list at most. */
    public void setLimit(Integer limit) {
        this.limit = limit;
    }

    public Integer getPage() {
        return page;
    }

    /** Which page to list, from 0. */
    public void setPage(Integer page) {
        this.page = page;
    }

    public String getChannel() {
        return channel;
    }

    /** The channel of the messages whose status to ask for, such as WHATSAPP, RCS or SMS. */
    public void setChannel(String channel) {
        this.channel = channel;
    }
}
