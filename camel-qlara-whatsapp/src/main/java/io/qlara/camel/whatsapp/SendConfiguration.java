/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of {@code qlara-whatsapp:send} alone; a request or a header that has a value wins over each of them. */
@UriParams
public class SendConfiguration {

    @UriParam(label = "producer", defaultValue = "text")
    private BodyFormat bodyFormat = BodyFormat.text;
    @UriParam(label = "producer")
    private String destination;
    @UriParam(label = "producer")
    private String templateName;
    @UriParam(label = "producer")
    private String templateLanguage;
    @UriParam(label = "producer")
    private Boolean fallbackRcs;
    @UriParam(label = "producer")
    private Boolean fallbackSms;
    @UriParam(label = "producer")
    private Boolean simulation;
    @UriParam(label = "producer")
    private String campaignId;

    public BodyFormat getBodyFormat() {
        return bodyFormat;
    }

    /**
     * What a text given as the body is: the text of the message, or the whole request as a JSON object. A text is
     * never taken for JSON because it looks like it.
     */
    public void setBodyFormat(BodyFormat bodyFormat) {
        this.bodyFormat = bodyFormat;
    }

    public String getDestination() {
        return destination;
    }

    /**
     * The recipient's number in international format. In a URI a plus sign means a space, so write the number inside RAW().
     */
    public void setDestination(String destination) {
        this.destination = destination;
    }

    public String getTemplateName() {
        return templateName;
    }

    /** The name of an approved template. A text body is then not sent along. */
    public void setTemplateName(String templateName) {
        this.templateName = templateName;
    }

    public String getTemplateLanguage() {
        return templateLanguage;
    }

    /** The language code of the template, such as it or en. */
    public void setTemplateLanguage(String templateLanguage) {
        this.templateLanguage = templateLanguage;
    }

    public Boolean getFallbackRcs() {
        return fallbackRcs;
    }

    /** Whether a message may go out by RCS if WhatsApp can't deliver it. Not written if not set. */
    public void setFallbackRcs(Boolean fallbackRcs) {
        this.fallbackRcs = fallbackRcs;
    }

    public Boolean getFallbackSms() {
        return fallbackSms;
    }

    /** Whether a message may go out by SMS if neither WhatsApp nor RCS can deliver it. Not written if not set. */
    public void setFallbackSms(Boolean fallbackSms) {
        this.fallbackSms = fallbackSms;
    }

    public Boolean getSimulation() {
        return simulation;
    }

    /** Whether the service only checks messages, without sending them. Not written if not set. */
    public void setSimulation(Boolean simulation) {
        this.simulation = simulation;
    }

    public String getCampaignId() {
        return campaignId;
    }

    /** A name to group messages by in the service's reports. */
    public void setCampaignId(String campaignId) {
        this.campaignId = campaignId;
    }
}
