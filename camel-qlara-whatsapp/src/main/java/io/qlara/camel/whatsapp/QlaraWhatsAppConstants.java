/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import org.apache.camel.Exchange;
import org.apache.camel.spi.Metadata;

/**
 * The names of the headers that the component reads and sets. None that a consumer sets is one that {@code send} reads,
 * so that an answer to an event goes where its author says.
 */
public final class QlaraWhatsAppConstants {

    /** The scheme of the component's URIs. */
    public static final String SCHEME = "qlara-whatsapp";

    @Metadata(label = "producer,send", description = "send: the recipient's number in international format", javaType = "String")
    public static final String DESTINATION = "CamelQlaraWhatsAppDestination";
    @Metadata(label = "producer,phoneNumbers,templates,send",
              description = "send: the id of the sending number. templates: the number to list or create templates of. phoneNumbers: the id "
              + "of the number to get",
              javaType = "Object")
    public static final String PHONE_NUMBER_ID = "CamelQlaraWhatsAppPhoneNumberId";
    @Metadata(label = "producer,send", description = "send: the name of an approved template", javaType = "String")
    public static final String TEMPLATE_NAME = "CamelQlaraWhatsAppTemplateName";
    @Metadata(label = "producer,send", description = "send: the language code of the template", javaType = "String")
    public static final String TEMPLATE_LANGUAGE = "CamelQlaraWhatsAppTemplateLanguage";
    @Metadata(label = "producer,send",
              description = "send: the values of the template's placeholders in order: a collection, an array or one value; a text is one "
              + "value, commas and all",
              javaType = "Object")
    public static final String TEMPLATE_PARAMETERS = "CamelQlaraWhatsAppTemplateParameters";
    @Metadata(label = "producer,send",
              description = "send: values for a template's named placeholders (later documents); each wins over the option placeholder.name",
              javaType = "java.util.Map")
    public static final String PLACEHOLDERS = "CamelQlaraWhatsAppPlaceholders";
    @Metadata(label = "producer,send", description = "send: the kind of file: image, video, audio, document or sticker", javaType = "String")
    public static final String MEDIA_TYPE = "CamelQlaraWhatsAppMediaType";
    @Metadata(label = "producer,send", description = "send: where the service fetches the file, http or https", javaType = "String")
    public static final String MEDIA_URL = "CamelQlaraWhatsAppMediaUrl";
    @Metadata(label = "producer,send", description = "send: the text below the file", javaType = "String")
    public static final String MEDIA_CAPTION = "CamelQlaraWhatsAppMediaCaption";
    @Metadata(label = "producer,send", description = "send: the name that a document is shown with", javaType = "String")
    public static final String MEDIA_FILENAME = "CamelQlaraWhatsAppMediaFilename";
    @Metadata(label = "producer,send", description = "send: the latitude of a location in degrees, from -90 to 90", javaType = "Double")
    public static final String LATITUDE = "CamelQlaraWhatsAppLatitude";
    @Metadata(label = "producer,send", description = "send: the longitude of a location in degrees, from -180 to 180", javaType = "Double")
    public static final String LONGITUDE = "CamelQlaraWhatsAppLongitude";
    @Metadata(label = "producer,send", description = "send: what the location is called", javaType = "String")
    public static final String LOCATION_LABEL = "CamelQlaraWhatsAppLocationLabel";
    @Metadata(label = "producer,send", description = "send: the emoji to put on a message", javaType = "String")
    public static final String REACTION_EMOJI = "CamelQlaraWhatsAppReactionEmoji";
    @Metadata(label = "producer,send", description = "send: the message that the emoji is put on", javaType = "String")
    public static final String REACTION_MESSAGE_ID = "CamelQlaraWhatsAppReactionMessageId";
    @Metadata(label = "producer,send",
              description = "send: whether the message may go out by RCS if WhatsApp can't deliver it",
              javaType = "Boolean")
    public static final String FALLBACK_RCS = "CamelQlaraWhatsAppFallbackRcs";
    @Metadata(label = "producer,send",
              description = "send: whether the message may go out by SMS if neither WhatsApp nor RCS can deliver it",
              javaType = "Boolean")
    public static final String FALLBACK_SMS = "CamelQlaraWhatsAppFallbackSms";
    @Metadata(label = "producer,send",
              description = "send: whether the service only checks the message, without sending it",
              javaType = "Boolean")
    public static final String SIMULATION = "CamelQlaraWhatsAppSimulation";
    @Metadata(label = "producer,send", description = "send: a name to group messages by in the service's reports", javaType = "String")
    public static final String CAMPAIGN_ID = "CamelQlaraWhatsAppCampaignId";
    @Metadata(label = "producer,deliveryStatus,send",
              description = "send: the caller's own id for the message, the request's field messageId",
              javaType = "String")
    public static final String CUSTOM_MESSAGE_ID = "CamelQlaraWhatsAppCustomMessageId";
    @Metadata(label = "producer,phoneNumbers,templates",
              description = "templates and phoneNumbers: what to do",
              javaType = "io.qlara.camel.whatsapp.QlaraWhatsAppOperation")
    public static final String OPERATION = "CamelQlaraWhatsAppOperation";
    @Metadata(label = "producer,send,templates",
              description = "templates: the id of the template to get, update or delete. send: the id of an approved template, instead of name "
              + "and language (later documents)",
              javaType = "Object")
    public static final String TEMPLATE_ID = "CamelQlaraWhatsAppTemplateId";
    @Metadata(label = "producer,phoneNumbers,templates", description = "templates and phoneNumbers: lists only those of this status", javaType = "String")
    public static final String STATUS = "CamelQlaraWhatsAppStatus";
    @Metadata(label = "producer,phoneNumbers,templates", description = "templates and phoneNumbers: how many to list at most", javaType = "Integer")
    public static final String LIMIT = "CamelQlaraWhatsAppLimit";
    @Metadata(label = "producer,phoneNumbers,templates", description = "templates and phoneNumbers: which page to list, from 0", javaType = "Integer")
    public static final String PAGE = "CamelQlaraWhatsAppPage";
    @Metadata(label = "producer,send", description = "Set after a send: the service's id of the message", javaType = "String")
    public static final String MESSAGE_ID = "CamelQlaraWhatsAppMessageId";
    @Metadata(label = "producer,send",
              description = "Set after a send: whether at least one destination or channel took the message",
              javaType = "Boolean")
    public static final String ACCEPTED = "CamelQlaraWhatsAppAccepted";
    @Metadata(label = "producer",
              description = "Set after each call that succeeds: the HTTP status of the answer; 200 after deliveryStatus of a list, which may take several",
              javaType = "Integer")
    public static final String HTTP_STATUS = "CamelQlaraWhatsAppHttpStatus";
    @Metadata(label = "producer,send,deliveryStatus",
              description = "What became of the message, after deliveryStatus of a single id and after a send with awaitDelivery: DELIVERED, "
              + "UNDELIVERABLE, READ, NOT_FOUND, UNKNOWN or the service's own word",
              javaType = "String")
    public static final String DELIVERY_STATUS = "CamelQlaraWhatsAppDeliveryStatus";
    @Metadata(label = "producer,send",
              description = "Set after a send, where the component has a sessionRepository: whether WhatsApp takes free-form messages to the "
              + "customer: OPEN, CLOSED or UNKNOWN",
              javaType = "String")
    public static final String SESSION = "CamelQlaraWhatsAppSession";
    @Metadata(label = "producer,deliveryStatus", description = "deliveryStatus: the channel of the messages, such as WHATSAPP, RCS or SMS", javaType = "String")
    public static final String CHANNEL = "CamelQlaraWhatsAppChannel";
    @Metadata(label = "producer,raw", description = "raw: the query parameters", javaType = "java.util.Map")
    public static final String QUERY = "CamelQlaraWhatsAppQuery";
    @Metadata(label = "producer,raw", description = "raw: the path of the call; only read with allowPathFromHeader=true", javaType = "String")
    public static final String RAW_PATH = "CamelQlaraWhatsAppRawPath";
    @Metadata(label = "consumer,webhooks", description = "DELIVERY, READ, INBOUND or the sender's own word", javaType = "String")
    public static final String EVENT_TYPE = "CamelQlaraWhatsAppEventType";
    @Metadata(label = "consumer,webhooks", description = "The key to recognise a repeat of the same event by", javaType = "String")
    public static final String EVENT_ID = "CamelQlaraWhatsAppEventId";
    @Metadata(label = "consumer,webhooks", description = "The service's id of the message", javaType = "String")
    public static final String EVENT_MESSAGE_ID = "CamelQlaraWhatsAppEventMessageId";
    @Metadata(label = "consumer,webhooks", description = "The id that the caller of the send gave", javaType = "String")
    public static final String EVENT_CUSTOM_MESSAGE_ID = "CamelQlaraWhatsAppEventCustomMessageId";
    @Metadata(label = "consumer,webhooks", description = "The number the message went to; of WhatsApp always with its plus sign", javaType = "String")
    public static final String EVENT_DESTINATION = "CamelQlaraWhatsAppEventDestination";
    @Metadata(label = "consumer,webhooks", description = "The number an inbound message came from; of WhatsApp always with its plus sign", javaType = "String")
    public static final String EVENT_SOURCE = "CamelQlaraWhatsAppEventSource";
    @Metadata(label = "consumer,webhooks", description = "The channel, such as WHATSAPP", javaType = "String")
    public static final String EVENT_CHANNEL = "CamelQlaraWhatsAppEventChannel";
    @Metadata(label = "consumer,webhooks",
              description = "The status number of a delivery event: 3 is delivered, 6 is undeliverable",
              javaType = "Integer")
    public static final String EVENT_STATUS = "CamelQlaraWhatsAppEventStatus";
    @Metadata(label = "consumer,webhooks",
              description = "DELIVERED, UNDELIVERABLE, the sender's word, or UNKNOWN; delivery events only",
              javaType = "String")
    public static final String EVENT_STATUS_NAME = "CamelQlaraWhatsAppEventStatusName";
    @Metadata(label = "consumer,webhooks",
              description = "How far the message has got: 10 sent, 20 undeliverable or expired, 30 delivered, 40 read, else 0; delivery and "
              + "read events only",
              javaType = "Integer")
    public static final String EVENT_STATUS_RANK = "CamelQlaraWhatsAppEventStatusRank";
    @Metadata(label = "consumer,webhooks", description = "The sender's explanation", javaType = "String")
    public static final String EVENT_DESCRIPTION = "CamelQlaraWhatsAppEventDescription";
    @Metadata(label = "consumer,webhooks", description = "The text of an inbound message", javaType = "String")
    public static final String EVENT_TEXT = "CamelQlaraWhatsAppEventText";
    @Metadata(label = "consumer,webhooks", description = "The kind of an inbound message, such as TEXT", javaType = "String")
    public static final String EVENT_MESSAGE_TYPE = "CamelQlaraWhatsAppEventMessageType";
    @Metadata(label = "consumer,webhooks", description = "When it happened, by the sender's clock", javaType = "java.time.Instant")
    public static final String EVENT_TIMESTAMP = "CamelQlaraWhatsAppEventTimestamp";
    @Metadata(label = "consumer,webhooks", description = "When it happened, in milliseconds since 1970", javaType = "Long")
    public static final String MESSAGE_TIMESTAMP = Exchange.MESSAGE_TIMESTAMP;

    private QlaraWhatsAppConstants() {
    }
}
