/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.time.Duration;
import java.util.Map;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of {@code qlara-whatsapp:send} alone; a request or a header that has a value wins over each of them. */
@UriParams
public class SendConfiguration {

    @UriParam(label = "producer,send", defaultValue = "text")
    private BodyFormat bodyFormat = BodyFormat.text;
    @UriParam(label = "producer,send")
    private String destination;
    @UriParam(label = "producer,send")
    private String templateName;
    @UriParam(label = "producer,send")
    private String templateLanguage;
    @UriParam(label = "producer,send")
    private boolean replyToEvent;
    @UriParam(label = "producer,send")
    private Duration awaitDelivery;
    @UriParam(label = "producer,send", prefix = "placeholder.", multiValue = true)
    private Map<String, Object> placeholders = Map.of();

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

    public boolean isReplyToEvent() {
        return replyToEvent;
    }

    /**
     * Whether to send to whoever wrote. Only for an exchange that came from an INBOUND event of a webhook; one with a destination of its own is
     * refused.
     */
    public void setReplyToEvent(boolean replyToEvent) {
        this.replyToEvent = replyToEvent;
    }

    public Duration getAwaitDelivery() {
        return awaitDelivery;
    }

    /**
     * How long an exchange waits, after its message was accepted, for an event that says what became of the message. No thread waits. The header
     * CamelQlaraWhatsAppDeliveryStatus then tells. Needs a started route from qlara-whatsapp:webhooks in the same application. Not set: an
     * exchange goes on when its message was accepted.
     */
    public void setAwaitDelivery(Duration awaitDelivery) {
        this.awaitDelivery = awaitDelivery;
    }

    public Map<String, Object> getPlaceholders() {
        return placeholders;
    }

    /**
     * Values for the named placeholders of a template, one option each: placeholder.firstName=Anna. The value of the header
     * CamelQlaraWhatsAppPlaceholders wins over an option's. From the vendor's later documents.
     */
    public void setPlaceholders(Map<String, Object> placeholders) {
        this.placeholders = placeholders;
    }
}
