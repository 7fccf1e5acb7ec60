/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks.contender;

import java.util.function.Function;

import io.qlara.benchmarks.load.Contender;

/** What can send a message. */
public enum ContenderKind {

    RAW("raw HttpClient 5", RawHttpClient::of),
    QLARA("camel-qlara-whatsapp", QlaraWhatsAppRoute::new),
    CAMEL_HTTP("camel-http", CamelHttpRoute::new),
    CAMEL_WHATSAPP("camel-whatsapp", CamelWhatsAppRoute::new);

    private final String title;
    private final Function<ContenderSettings, Contender> constructor;

    ContenderKind(String title, Function<ContenderSettings, Contender> constructor) {
        this.title = title;
        this.constructor = constructor;
    }

    /** Its name in tables. */
    public String title() {
        return title;
    }

    Contender start(ContenderSettings settings) {
        return constructor.apply(settings);
    }
}
