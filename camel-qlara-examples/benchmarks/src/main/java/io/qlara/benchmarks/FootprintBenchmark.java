/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks;

import java.io.File;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

import javax.xml.parsers.DocumentBuilderFactory;

import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import io.qlara.benchmarks.report.Figure;
import io.qlara.benchmarks.report.Results;
import io.qlara.benchmarks.report.Row;

/** How large the jars are, and how many dependencies they declare that an application gets with them. */
final class FootprintBenchmark implements Benchmark {

    private static final List<String> ARTIFACTS = List.of("camel-qlara-whatsapp", "camel-http", "camel-whatsapp");

    private static Row row(String artifact) {
        return new Row("Footprint", "jar", artifact);
    }

    @Override
    public List<Row> rows() {
        return ARTIFACTS.stream().map(FootprintBenchmark::row).toList();
    }

    @Override
    public void run(Plan plan, Workbench bench, Results results) throws Exception {
        for (String artifact : ARTIFACTS) {
            File file = find(artifact);
            results.add(row(artifact), Figure.KILOBYTES, file.length() / 1000.0);
            results.add(row(artifact), Figure.DEPENDENCIES, dependencies(file));
        }
    }

    private static File find(String artifact) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).map(File::new)
                .filter(file -> file.getName().matches(artifact + "-[0-9].*\\.jar")).findFirst()
                .orElseThrow(() -> new IllegalStateException("The jar of " + artifact + " is not on the class path"));
    }

    private static int dependencies(File file) throws Exception {
        try (JarFile jar = new JarFile(file)) {
            JarEntry pom = jar.stream().filter(entry -> entry.getName().matches("META-INF/maven/.*/pom\\.xml")).findFirst().orElseThrow();
            try (InputStream content = jar.getInputStream(pom)) {
                Element project = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(content).getDocumentElement();
                NodeList dependencies = child(project, "dependencies").getElementsByTagName("dependency");
                int count = 0;
                for (int i = 0; i < dependencies.getLength(); i++) {
                    Element dependency = (Element) dependencies.item(i);
                    count += isGiven(dependency) ? 1 : 0;
                }
                return count;
            }
        }
    }

    private static boolean isGiven(Element dependency) {
        Element scope = child(dependency, "scope");
        Element optional = child(dependency, "optional");
        return (scope == null || List.of("compile", "runtime").contains(scope.getTextContent().strip()))
                && (optional == null || !optional.getTextContent().strip().equals("true"));
    }

    private static Element child(Element parent, String name) {
        NodeList children = parent.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i) instanceof Element element && element.getTagName().equals(name)) {
                return element;
            }
        }
        return null;
    }
}
