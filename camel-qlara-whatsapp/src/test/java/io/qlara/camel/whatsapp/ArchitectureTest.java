/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import org.apache.camel.Exchange;
import org.apache.camel.spi.HttpResponseAware;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** The arrows between the packages run one way: Camel's side, client, model; webhook, model. */
@AnalyzeClasses(packages = "io.qlara.camel.whatsapp", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String MODEL = "io.qlara.camel.whatsapp.model";
    private static final String CLIENT = "io.qlara.camel.whatsapp.client";
    private static final String QUEUE = "io.qlara.camel.whatsapp.queue";
    private static final String HTTP = "io.qlara.camel.whatsapp.http";
    private static final String API = "io.qlara.camel.whatsapp.api";
    private static final String WEBHOOK = "io.qlara.camel.whatsapp.webhook";
    private static final String SPRING_BOOT = "io.qlara.camel.whatsapp.springboot";
    private static final String JAVA = "java..";

    @ArchTest
    static final ArchRule MODEL_KNOWS_ONLY_JACKSONS_ANNOTATIONS = classes().that().resideInAPackage(MODEL)
            .should().onlyDependOnClassesThat().resideInAnyPackage(JAVA, MODEL, "com.fasterxml.jackson.annotation");

    @ArchTest
    static final ArchRule CLIENT_KNOWS_NOTHING_OF_CAMEL_BUT_HTTP_RESPONSE_AWARE = noClasses().that().resideInAnyPackage(CLIENT, QUEUE, HTTP, API)
            .should().dependOnClassesThat(resideInAPackage("org.apache.camel..").and(not(type(HttpResponseAware.class))));

    @ArchTest
    static final ArchRule CLIENT_DEPENDS_ON_THE_MODEL_ALONE = noClasses().that().resideInAnyPackage(CLIENT, QUEUE, HTTP, API)
            .should().dependOnClassesThat().resideInAnyPackage("io.qlara.camel.whatsapp", WEBHOOK, "io.qlara.camel.whatsapp.converter");

    @ArchTest
    static final ArchRule WEBHOOK_KNOWS_NOTHING_OF_THE_CLIENT = noClasses().that().resideInAPackage(WEBHOOK)
            .should().dependOnClassesThat().resideInAnyPackage(CLIENT, QUEUE, HTTP, API, "io.qlara.camel.whatsapp.converter");

    @ArchTest
    static final ArchRule ONLY_HTTP_KNOWS_HTTPCLIENT = noClasses().that().resideOutsideOfPackage(HTTP)
            .should().dependOnClassesThat().resideInAPackage("org.apache.hc..");

    @ArchTest
    static final ArchRule THE_CLIENT_KNOWS_NO_EXCHANGE = noClasses().that().resideInAnyPackage(CLIENT, QUEUE, HTTP, API, MODEL)
            .should().dependOnClassesThat().areAssignableTo(Exchange.class);

    @ArchTest
    static final ArchRule LIBPHONENUMBER_IS_OPTIONAL = noClasses().that().doNotHaveSimpleName("NationalNumbers")
            .should().dependOnClassesThat().resideInAPackage("com.google..");

    @ArchTest
    static final ArchRule MICROMETER_IS_OPTIONAL = noClasses().that().doNotHaveSimpleName("MicrometerMeters")
            .should().dependOnClassesThat().resideInAPackage("io.micrometer..");

    @ArchTest
    static final ArchRule SPRING_BOOT_IS_OPTIONAL = noClasses().that().resideOutsideOfPackage(SPRING_BOOT)
            .should().dependOnClassesThat().resideInAnyPackage(SPRING_BOOT, "org.springframework..", "org.apache.camel.spring..");

    @ArchTest
    static final ArchRule THERE_ARE_NO_CYCLES = slices().matching("io.qlara.camel.whatsapp.(*)..").should().beFreeOfCycles();
}
