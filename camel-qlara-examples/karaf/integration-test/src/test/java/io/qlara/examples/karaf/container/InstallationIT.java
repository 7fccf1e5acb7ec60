/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.karaf.container;

import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** What Karaf shows of a component that is installed, and what the manifest asks for. */
@Order(1)
@ExtendWith(KarafExtension.class)
class InstallationIT {

    private static final String COMMA_BETWEEN_CLAUSES = ",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)";

    @Test
    void everyBundleIsActive(Karaf karaf) throws Exception {
        assertThat(karaf.management().bundles()).containsKeys("camel-qlara-whatsapp", "qlara-karaf-route-loader", "qlara-karaf-blueprint")
                .allSatisfy((bundle, state) -> assertThat(state).as(bundle).isIn("Active", "Resolved"));
    }

    @Test
    void theFeaturesAreInstalledFromTheirFile(Karaf karaf) throws Exception {
        for (String feature : List.of("camel-qlara-whatsapp", "camel-qlara-whatsapp-webhook-netty-http", "camel-qlara-whatsapp-webhook-jetty")) {
            assertThat(karaf.management().isInstalled(feature)).as(feature).isTrue();
        }
    }

    @Test
    void camelHasFoundTheComponentItsConfigurersAndItsConverters(Karaf karaf) throws Exception {
        for (String name : List.of("component=qlara-whatsapp", "configurer=qlara-whatsapp-component", "configurer=qlara-whatsapp-endpoint")) {
            assertThat(karaf.management().services("(" + name + ")")).as(name).isEqualTo(1);
        }
        assertThat(karaf.management().services("(&(objectClass=org.apache.camel.spi.TypeConverterLoader)(service.bundleid="
                + karaf.management().bundleId("camel-qlara-whatsapp") + "))")).isPositive();
    }

    @Test
    void theBundleExportsItsApiAlone() throws Exception {
        assertThat(clauses("Export-Package")).extracting(InstallationIT::packageOf).containsExactlyInAnyOrder(
                "io.qlara.camel.whatsapp", "io.qlara.camel.whatsapp.client", "io.qlara.camel.whatsapp.model");
    }

    @Test
    void noImportIsOptionalButThoseOfOptionalDependencies() throws Exception {
        assertThat(clauses("Import-Package")).filteredOn(clause -> clause.contains("resolution:=optional")).isNotEmpty()
                .allSatisfy(clause -> assertThat(packageOf(clause))
                        .matches("(com\\.google\\.i18n\\.phonenumbers|io\\.github\\.bucket4j|io\\.micrometer|jakarta\\.servlet|org\\.springframework"
                                + "|org\\.apache\\.camel\\.(model|spring\\.boot))(\\..*)?"));
    }

    @Test
    void camelAndJacksonMayBeAnyVersionThatTheComponentRunsOn() throws Exception {
        assertThat(clauses("Import-Package")).filteredOn(clause -> packageOf(clause).startsWith("org.apache.camel")).isNotEmpty()
                .allSatisfy(clause -> assertThat(clause).contains("version=\"[4.14,5)\""));
        assertThat(clauses("Import-Package")).filteredOn(clause -> packageOf(clause).startsWith("com.fasterxml.jackson")).isNotEmpty()
                .allSatisfy(clause -> assertThat(clause).contains("version=\"[2.16,3)\""));
    }

    @Test
    void theBundleWaitsForCamelToFindIt() throws Exception {
        assertThat(clauses("Require-Capability")).anySatisfy(
                clause -> assertThat(clause).contains("osgi.extender", "(osgi.extender=org.apache.camel)"));
    }

    private static List<String> clauses(String header) throws Exception {
        try (JarFile jar = new JarFile(KarafFiles.component().toFile())) {
            Attributes headers = jar.getManifest().getMainAttributes();
            return Stream.of(headers.getValue(header).split(COMMA_BETWEEN_CLAUSES)).toList();
        }
    }

    private static String packageOf(String clause) {
        return clause.replaceFirst(";.*", "");
    }
}
