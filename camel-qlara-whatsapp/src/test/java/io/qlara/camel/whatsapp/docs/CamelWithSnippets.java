/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.io.StringReader;
import java.util.Locale;
import java.util.Properties;

import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.spi.PropertiesFunction;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** Loads snippets into a Camel context the way an application loads its files. */
final class CamelWithSnippets {

    private CamelWithSnippets() {
    }

    /** Adds the routes and beans of a YAML, XML or Java snippet. */
    static void load(CamelContext camel, Snippet snippet) throws Exception {
        if (snippet.language().equals("java")) {
            camel.addRoutes((RoutesBuilder) JavaSnippet.routes(snippet).getConstructor().newInstance());
        } else {
            String file = snippet.name() + ".camel." + snippet.language();
            PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.fromString(file, snippet.text()));
        }
    }

    /** Runs Java statements and returns the value of an expression behind them. */
    static Object run(CamelContext camel, Snippet snippet, String result) throws Exception {
        return JavaSnippet.statements(snippet, result)
                .getMethod("run", CamelContext.class, ProducerTemplate.class)
                .invoke(null, camel, camel.createProducerTemplate());
    }

    static Properties properties(Snippet snippet) throws Exception {
        Properties properties = new Properties();
        properties.load(new StringReader(snippet.text()));
        return properties;
    }

    /** Stands in for the environment: each variable is set, to its own name in lower case, so that no default counts. */
    static PropertiesFunction environment() {
        return new PropertiesFunction() {
            @Override
            public String getName() {
                return "env";
            }

            @Override
            public String apply(String variable) {
                return variable.split(":", 2)[0].toLowerCase(Locale.ROOT);
            }
        };
    }
}
