/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.apache.camel.Exchange;
import org.apache.camel.spi.HttpResponseAware;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** Who may know whom, as the section "Architecture" of CONTRIBUTING.md tells it. */
class ArchitectureTest {

    private static final String BASE = "io.qlara.camel.whatsapp";
    /** The packages that each package may know beside itself; the empty name is the root's. */
    private static final Map<String, Set<String>> MAY_KNOW = Map.of(
            "model", Set.of(),
            "client", Set.of("model"),
            "queue", Set.of("client", "model"),
            "http", Set.of("queue", "client", "model"),
            "api", Set.of("http", "queue", "client", "model"),
            "monitor", Set.of("api", "http", "client"),
            "webhook", Set.of("model"),
            "converter", Set.of("http", "model"),
            "", Set.of("monitor", "webhook", "api", "http", "queue", "client", "model"),
            "springboot", Set.of(""));
    private static final Set<String> WITH_EXCHANGES = Set.of("", "webhook", "converter");
    /** Camel's own shape: each of these is made by the one before, and asks it for what it has. */
    private static final String[] CIRCLE
            = { "QlaraWhatsAppComponent", "QlaraWhatsAppEndpoint", "QlaraWhatsAppProducer", "WebhookConsumer", "CallbackUrlWatch" };

    private static final JavaClasses CLASSES
            = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(BASE);
    private static final List<SourceFile> SOURCES = SourceFile.all();

    static Stream<String> packages() {
        return MAY_KNOW.keySet().stream();
    }

    @Test
    void everyPackageHasItsPlace() {
        assertThat(SOURCES).extracting(SourceFile::packageName).containsOnlyElementsOf(MAY_KNOW.keySet());
    }

    @ParameterizedTest
    @MethodSource("packages")
    void thePackageKnowsOnlyWhatItMay(String name) {
        String[] known = Stream.concat(Stream.of(name), MAY_KNOW.get(name).stream()).map(ArchitectureTest::inFull).toArray(String[]::new);

        classes().that().resideInAPackage(inFull(name)).should()
                .onlyDependOnClassesThat(resideOutsideOfPackage(BASE + "..").or(resideInAnyPackage(known))).check(CLASSES);
    }

    @ParameterizedTest
    @MethodSource("packages")
    void theSourcesOfThePackageNameOnlyWhatItMayKnow(String name) {
        Stream<String> wrongArrows = SOURCES.stream().filter(file -> file.packageName().equals(name))
                .flatMap(file -> file.packagesNamed().stream()
                        .filter(other -> !other.equals(name) && !MAY_KNOW.get(name).contains(other))
                        .map(other -> file + " -> " + inFull(other)));

        assertThat(wrongArrows).isEmpty();
    }

    @Test
    void thereAreNoCyclesBetweenPackages() {
        slices().matching(BASE + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyCamelsOwnShapeFormsACircleInTheRoot() {
        List<SourceFile> root = SOURCES.stream().filter(file -> file.packageName().isEmpty()).toList();

        List<SourceFile> circle = root.stream().filter(file -> reachableFrom(file, root).contains(file)).toList();

        assertThat(circle).extracting(SourceFile::name).containsExactlyInAnyOrder(CIRCLE);
    }

    private static Set<SourceFile> reachableFrom(SourceFile start, List<SourceFile> files) {
        Set<SourceFile> reached = new HashSet<>();
        Deque<SourceFile> toFollow = new ArrayDeque<>(List.of(start));
        while (!toFollow.isEmpty()) {
            SourceFile next = toFollow.remove();
            files.stream().filter(next::names).filter(reached::add).forEach(toFollow::add);
        }
        return reached;
    }

    @Test
    void exchangesStayWhereRoutesAre() {
        noClasses().that().resideOutsideOfPackages(WITH_EXCHANGES.stream().map(ArchitectureTest::inFull).toArray(String[]::new))
                .should().dependOnClassesThat().areAssignableTo(Exchange.class).check(CLASSES);
        assertThat(SOURCES).filteredOn(file -> !WITH_EXCHANGES.contains(file.packageName()))
                .noneMatch(file -> file.code().contains(Exchange.class.getName()));
    }

    @Test
    void theModelKnowsOnlyJacksonsAnnotations() {
        classes().that().resideInAPackage(inFull("model"))
                .should().onlyDependOnClassesThat().resideInAnyPackage("java..", inFull("model"), "com.fasterxml.jackson.annotation").check(CLASSES);
    }

    @Test
    void whatCallsTheServiceKnowsNothingOfCamelButHttpResponseAware() {
        noClasses().that().resideInAnyPackage(inFull("client"), inFull("queue"), inFull("http"), inFull("api"))
                .should().dependOnClassesThat(resideInAPackage("org.apache.camel..").and(not(type(HttpResponseAware.class)))).check(CLASSES);
    }

    @Test
    void onlyHttpKnowsHttpClient() {
        noClasses().that().resideOutsideOfPackage(inFull("http")).should().dependOnClassesThat().resideInAPackage("org.apache.hc..").check(CLASSES);
        assertThat(SOURCES).filteredOn(file -> !file.packageName().equals("http")).noneMatch(file -> file.code().contains("org.apache.hc"));
    }

    @Test
    void libphonenumberIsOptional() {
        noClasses().that().doNotHaveSimpleName("NationalNumbers").should().dependOnClassesThat().resideInAPackage("com.google..").check(CLASSES);
    }

    @Test
    void micrometerIsOptional() {
        noClasses().that().doNotHaveSimpleName("MicrometerMeters").should().dependOnClassesThat().resideInAPackage("io.micrometer..").check(CLASSES);
    }

    @Test
    void springBootIsOptional() {
        noClasses().that().resideOutsideOfPackage(inFull("springboot")).should().dependOnClassesThat()
                .resideInAnyPackage(inFull("springboot"), "org.springframework..", "org.apache.camel.spring..").check(CLASSES);
    }

    private static String inFull(String name) {
        return name.isEmpty() ? BASE : BASE + "." + name;
    }
}
