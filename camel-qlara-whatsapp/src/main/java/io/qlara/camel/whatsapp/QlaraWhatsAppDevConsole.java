/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;

/** Shows what the component does at the moment and has done so far, without keys and personal data. */
@DevConsole(name = QlaraWhatsAppConstants.SCHEME, displayName = "Qlara WhatsApp",
            description = QlaraWhatsAppDevConsole.DESCRIPTION)
public class QlaraWhatsAppDevConsole extends AbstractDevConsole {

    static final String DESCRIPTION = "Calls by outcome, connections, quota, webhooks by answer, and the last errors";

    private static final String INDENT = "    ";

    public QlaraWhatsAppDevConsole() {
        super("camel", QlaraWhatsAppConstants.SCHEME, "Qlara WhatsApp", DESCRIPTION);
    }

    @Override
    protected Map<String, Object> doCallJson(Map<String, Object> options) {
        return StatusReport.of(getCamelContext());
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        StringJoiner text = new StringJoiner("\n", "", "\n");
        StatusReport.of(getCamelContext()).forEach((name, value) -> addLines(text, INDENT, name, value));
        return text.toString();
    }

    private static void addLines(StringJoiner text, String indent, String name, Object value) {
        if (value instanceof Map<?, ?> fields) {
            text.add(indent + name + ":");
            fields.forEach((field, inner) -> addLines(text, indent + INDENT, String.valueOf(field), inner));
        } else if (value instanceof List<?> list) {
            text.add(indent + name + ":" + (list.isEmpty() ? " none" : ""));
            list.forEach(inner -> addLines(text, indent + INDENT, "-", inner));
        } else {
            text.add(indent + name + ": " + value);
        }
    }
}
