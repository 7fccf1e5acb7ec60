/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.time.Duration;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** What can be set for sends on the component for all endpoints, and on an endpoint for itself; a request or a header wins over each of them. */
@UriParams
public class SendDefaults {

    @UriParam(label = "producer,send")
    private Boolean fallbackRcs;
    @UriParam(label = "producer,send")
    private Boolean fallbackSms;
    @UriParam(label = "producer,send")
    private String fallbackSmsSender;
    @UriParam(label = "producer,send")
    private String fallbackSmsText;
    @UriParam(label = "producer,send")
    private String fallbackRcsAgentId;
    @UriParam(label = "producer,send")
    private Boolean simulation;
    @UriParam(label = "producer,send")
    private String campaignId;
    @UriParam(label = "producer,send", defaultValue = "send")
    private OutsideSession outsideSession = OutsideSession.send;
    @UriParam(label = "producer,send", defaultValue = "24h")
    private Duration sessionDuration = Duration.ofHours(24);
    @UriParam(label = "producer,send", defaultValue = "inside")
    private UnknownSession unknownSession = UnknownSession.inside;
    @UriParam(label = "producer,send")
    private String sessionTemplateName;
    @UriParam(label = "producer,send")
    private String sessionTemplateLanguage;

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

    public OutsideSession getOutsideSession() {
        return outsideSession;
    }

    /**
     * What becomes of a free-form message when sessionRepository knows that the customer's last message is older than sessionDuration: it is sent
     * all the same, refused, or its text is sent as the one parameter of sessionTemplateName.
     */
    public void setOutsideSession(OutsideSession outsideSession) {
        this.outsideSession = outsideSession;
    }

    public Duration getSessionDuration() {
        return sessionDuration;
    }

    /** How long after a customer's message WhatsApp takes free-form messages. Two minutes less count, so that a message also arrives in time. */
    public void setSessionDuration(Duration sessionDuration) {
        this.sessionDuration = sessionDuration;
    }

    public UnknownSession getUnknownSession() {
        return unknownSession;
    }

    /** What a customer counts as of whom sessionRepository knows nothing. */
    public void setUnknownSession(UnknownSession unknownSession) {
        this.unknownSession = unknownSession;
    }

    public String getSessionTemplateName() {
        return sessionTemplateName;
    }

    /** The template for outsideSession=template; it has one parameter, the text. */
    public void setSessionTemplateName(String sessionTemplateName) {
        this.sessionTemplateName = sessionTemplateName;
    }

    public String getSessionTemplateLanguage() {
        return sessionTemplateLanguage;
    }

    /** The language code of sessionTemplateName. */
    public void setSessionTemplateLanguage(String sessionTemplateLanguage) {
        this.sessionTemplateLanguage = sessionTemplateLanguage;
    }
}
