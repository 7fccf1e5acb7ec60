/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** What can be set for sends on the component for all endpoints, and on an endpoint for itself; a request or a header wins over each of them. */
@UriParams
public class SendDefaults {

    @UriParam(label = "producer")
    private Boolean fallbackRcs;
    @UriParam(label = "producer")
    private Boolean fallbackSms;
    @UriParam(label = "producer")
    private String fallbackSmsSender;
    @UriParam(label = "producer")
    private String fallbackSmsText;
    @UriParam(label = "producer")
    private String fallbackRcsAgentId;
    @UriParam(label = "producer")
    private Boolean simulation;
    @UriParam(label = "producer")
    private String campaignId;

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

    public String getFallbackSmsSender() {
        return fallbackSmsSender;
    }

    /**
     * The sender of the SMS that a fallback sends: at most 11 letters and digits, or a number. The request then has the object of the vendor's later
     * documents under fallbackSms, unless fallbackSms is false.
     */
    public void setFallbackSmsSender(String fallbackSmsSender) {
        this.fallbackSmsSender = fallbackSmsSender;
    }

    public String getFallbackSmsText() {
        return fallbackSmsText;
    }

    /** The text of the SMS that a fallback sends, written as fallbackSmsSender is. */
    public void setFallbackSmsText(String fallbackSmsText) {
        this.fallbackSmsText = fallbackSmsText;
    }

    public String getFallbackRcsAgentId() {
        return fallbackRcsAgentId;
    }

    /**
     * The RCS agent that a fallback sends by. The request then has the object of the vendor's later documents under fallbackRcs, unless
     * fallbackRcs is false.
     */
    public void setFallbackRcsAgentId(String fallbackRcsAgentId) {
        this.fallbackRcsAgentId = fallbackRcsAgentId;
    }

    public Boolean getSimulation() {
        return simulation;
    }

    /**
     * Whether the service only checks messages, without sending them. True on the component makes every send a simulation, whatever
     * endpoint, header or body say. Not written if not set.
     */
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
