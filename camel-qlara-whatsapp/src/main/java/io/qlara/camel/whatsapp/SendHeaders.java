/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.qlara.camel.whatsapp.model.Location;
import io.qlara.camel.whatsapp.model.Media;
import io.qlara.camel.whatsapp.model.MediaFile;
import io.qlara.camel.whatsapp.model.Reaction;

/** The media that the headers of one exchange describe. */
final class SendHeaders {

    /** Every header that send reads. A successful send consumes them all: what was meant for one message may reach no other one. */
    static final List<String> READ = List.of(
            QlaraWhatsAppConstants.DESTINATION, QlaraWhatsAppConstants.PHONE_NUMBER_ID, QlaraWhatsAppConstants.FALLBACK_RCS,
            QlaraWhatsAppConstants.FALLBACK_SMS, QlaraWhatsAppConstants.SIMULATION, QlaraWhatsAppConstants.CAMPAIGN_ID,
            QlaraWhatsAppConstants.TEMPLATE_NAME, QlaraWhatsAppConstants.TEMPLATE_LANGUAGE,
            QlaraWhatsAppConstants.TEMPLATE_PARAMETERS, QlaraWhatsAppConstants.TEMPLATE_ID, QlaraWhatsAppConstants.PLACEHOLDERS,
            QlaraWhatsAppConstants.MEDIA_TYPE, QlaraWhatsAppConstants.MEDIA_URL,
            QlaraWhatsAppConstants.MEDIA_CAPTION, QlaraWhatsAppConstants.MEDIA_FILENAME, QlaraWhatsAppConstants.LATITUDE,
            QlaraWhatsAppConstants.LONGITUDE, QlaraWhatsAppConstants.LOCATION_LABEL, QlaraWhatsAppConstants.REACTION_EMOJI,
            QlaraWhatsAppConstants.REACTION_MESSAGE_ID, QlaraWhatsAppConstants.CUSTOM_MESSAGE_ID);

    private final ExchangeReader reader;

    SendHeaders(ExchangeReader reader) {
        this.reader = reader;
    }

    /** The file, location or reaction that the headers describe; empty if they describe none. */
    Optional<Media> media() {
        List<Media> described = new ArrayList<>(0);
        if (reader.hasAny(QlaraWhatsAppConstants.MEDIA_TYPE, QlaraWhatsAppConstants.MEDIA_URL, QlaraWhatsAppConstants.MEDIA_CAPTION,
                QlaraWhatsAppConstants.MEDIA_FILENAME)) {
            described.add(new MediaFile(reader.text(QlaraWhatsAppConstants.MEDIA_TYPE), reader.text(QlaraWhatsAppConstants.MEDIA_URL),
                    reader.text(QlaraWhatsAppConstants.MEDIA_CAPTION), reader.text(QlaraWhatsAppConstants.MEDIA_FILENAME)));
        }
        if (reader.hasAny(QlaraWhatsAppConstants.LATITUDE, QlaraWhatsAppConstants.LONGITUDE, QlaraWhatsAppConstants.LOCATION_LABEL)) {
            described.add(new Location(reader.decimal(QlaraWhatsAppConstants.LATITUDE, "media.latitude"),
                    reader.decimal(QlaraWhatsAppConstants.LONGITUDE, "media.longitude"),
                    reader.text(QlaraWhatsAppConstants.LOCATION_LABEL)));
        }
        if (reader.hasAny(QlaraWhatsAppConstants.REACTION_EMOJI, QlaraWhatsAppConstants.REACTION_MESSAGE_ID)) {
            described.add(new Reaction(emoji(), reader.text(QlaraWhatsAppConstants.REACTION_MESSAGE_ID)));
        }
        if (described.size() > 1) {
            reader.findings().add("media", "the headers describe more than one of file, location and reaction");
        }
        return described.isEmpty() ? Optional.empty() : Optional.of(described.get(0));
    }

    /** An empty emoji beside a message id takes a reaction back; an emoji that is not there is missing. */
    private String emoji() {
        String emoji = reader.text(QlaraWhatsAppConstants.REACTION_EMOJI);
        return emoji == null && reader.value(QlaraWhatsAppConstants.REACTION_EMOJI) != null ? "" : emoji;
    }
}
