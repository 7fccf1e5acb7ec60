/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

/** The component's page in the form of those in Camel's catalog, made of pages of the documentation. */
final class CatalogPage {

    /** One page a resource, then what all have in common. */
    private static final List<Path> CHAPTERS = Stream
            .of("send", "templates", "phone-numbers", "delivery", "raw", "webhooks", "errors", "configuration")
            .map(page -> Pages.ROOT.resolve("docs/" + page + ".md")).toList();

    /** The catalog itself has the options and headers. */
    private static final String TABLES = "(?s)(## (?:Component options|Endpoint options|Headers)\n).*?<!-- end of table -->";

    private static final String HEAD = """
            = %1$s Component
            :doctitle: %1$s
            :shortname: %2$s
            :artifactid: %3$s
            :description: %4$s
            :since: %5$s
            :supportlevel: %6$s
            :tabs-sync-option:
            :component-header: Both producer and consumer are supported

            *Since %3$s {since}*

            *{component-header}*

            %4$s The options and headers are those that the catalog lists for `%2$s`.

            [source,xml]
            ----
            <dependency>
              <groupId>%7$s</groupId>
              <artifactId>%3$s</artifactId>
              <version>%8$s</version>
            </dependency>
            ----

            == URI format

            ----
            %9$s[?options]
            ----

            """;

    private CatalogPage() {
    }

    static String render(JsonNode schema) {
        JsonNode component = schema.path("component");
        String head = HEAD.formatted(of(component, "title"), of(component, "scheme"), of(component, "artifactId"), of(component, "description"),
                of(component, "firstVersion"), of(component, "supportLevel"), of(component, "groupId"), of(component, "version"),
                of(component, "syntax"));
        return head + AsciiDoc.chapters(CHAPTERS, page -> Pages.text(page).replaceAll(TABLES, "$1\nThe catalog lists them."));
    }

    private static String of(JsonNode component, String field) {
        return component.path(field).asText();
    }
}
