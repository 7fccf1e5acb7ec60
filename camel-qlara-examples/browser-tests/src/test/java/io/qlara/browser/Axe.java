/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;

/** What axe finds in a page, by the rules of WCAG 2.1 up to level AA and by its own. */
final class Axe {

    private static final String SCRIPT = script();
    private static final String RUN = """
            const done = arguments[arguments.length - 1];
            axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']}).then(
                found => done(found.violations.map(rule => rule.id + ': ' + rule.help + ' ' + rule.nodes.map(node => node.target).join(', '))),
                failure => done([String(failure)]));""";

    private Axe() {
    }

    static List<String> violations(Browser browser) {
        browser.run(SCRIPT);
        return browser.runAsync(RUN);
    }

    private static String script() {
        String folder = "/META-INF/resources/webjars/axe-core/";
        try (InputStream version = Axe.class.getResourceAsStream("/META-INF/maven/org.webjars.npm/axe-core/pom.properties")) {
            Properties properties = new Properties();
            properties.load(version);
            try (InputStream script = Axe.class.getResourceAsStream(folder + properties.getProperty("version") + "/axe.min.js")) {
                return new String(script.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
