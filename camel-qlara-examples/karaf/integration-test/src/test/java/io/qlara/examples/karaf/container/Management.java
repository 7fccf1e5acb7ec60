/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.karaf.container;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

import com.sun.management.UnixOperatingSystemMXBean;

import static org.awaitility.Awaitility.await;

/** What an operator does and sees over JMX. */
final class Management implements AutoCloseable {

    private final JMXConnector connector;
    private final MBeanServerConnection server;

    private Management(JMXConnector connector) throws IOException {
        this.connector = connector;
        this.server = connector.getMBeanServerConnection();
    }

    /** Waits until Karaf has installed the features it boots with. */
    static Management connect(int port, Process process, Duration atMost) {
        await().atMost(atMost).pollInterval(Duration.ofMillis(250)).failFast("Karaf has ended", () -> !process.isAlive())
                .ignoreExceptions().until(() -> {
                    try (Management management = connect(port)) {
                        return management.isInstalled("wrap") && management.isInstalled("kar") && management.isInstalled("management");
                    }
                });
        try {
            return connect(port);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Management connect(int port) throws IOException {
        JMXServiceURL url = new JMXServiceURL("service:jmx:rmi:///jndi/rmi://127.0.0.1:" + port + "/karaf-root");
        return new Management(JMXConnectorFactory.connect(url, Map.of(JMXConnector.CREDENTIALS, new String[] { "karaf", "karaf" })));
    }

    void addFeatures(String repository) throws Exception {
        call("feature", "addRepository", repository);
    }

    void removeFeatures(String repository) throws Exception {
        call("feature", "removeRepository", repository);
    }

    void installFeature(String name) throws Exception {
        call("feature", "installFeature", name);
    }

    void uninstallFeature(String name) throws Exception {
        call("feature", "uninstallFeature", name);
    }

    boolean isInstalled(String feature) throws Exception {
        TabularData features = (TabularData) server.getAttribute(name("feature"), "Features");
        return features.values().stream().map(CompositeData.class::cast)
                .anyMatch(row -> row.get("Name").equals(feature) && Boolean.TRUE.equals(row.get("Installed")));
    }

    void installKar(String url) throws Exception {
        call("kar", "install", url);
    }

    void uninstallKar(String kar) throws Exception {
        call("kar", "uninstall", kar);
    }

    /** Symbolic names of the bundles, and their states. */
    Map<String, String> bundles() throws Exception {
        Map<String, String> states = new TreeMap<>();
        TabularData bundles = (TabularData) server.getAttribute(name("bundle"), "Bundles");
        bundles.values().stream().map(CompositeData.class::cast)
                .forEach(row -> states.put((String) row.get("Symbolic Name"), (String) row.get("State")));
        return states;
    }

    Object bundleId(String symbolicName) throws Exception {
        TabularData bundles = (TabularData) server.getAttribute(name("bundle"), "Bundles");
        return bundles.values().stream().map(CompositeData.class::cast)
                .filter(row -> row.get("Symbolic Name").equals(symbolicName)).findFirst().orElseThrow().get("ID");
    }

    /** How many OSGi services there are that the LDAP filter lets through. */
    int services(String filter) throws Exception {
        ObjectName services = beans("osgi.core:type=serviceState,*").iterator().next();
        return ((TabularData) server.invoke(services, "listServices", new Object[] { null, filter },
                new String[] { String.class.getName(), String.class.getName() })).size();
    }

    /** Operations such as start, stop, restart, update and refresh, of a bundle by its symbolic name. */
    void bundle(String operation, String symbolicName) throws Exception {
        call("bundle", operation, symbolicName);
    }

    /** The settings of a PID; empty if it has none. Karaf would make some by being asked, and bind them to the first bundle that reads them. */
    @SuppressWarnings("unchecked")
    Map<String, String> settings(String pid) throws Exception {
        return ((List<String>) attribute(name("config"), "Configs")).contains(pid)
                ? (Map<String, String>) call("config", "listProperties", pid) : Map.of();
    }

    Set<ObjectName> beans(String pattern) throws Exception {
        return server.queryNames(new ObjectName(pattern), null);
    }

    Object attribute(ObjectName bean, String attribute) throws Exception {
        return server.getAttribute(bean, attribute);
    }

    List<String> threads() throws IOException {
        ThreadMXBean threads = ManagementFactory.getPlatformMXBean(server, ThreadMXBean.class);
        return Arrays.stream(threads.dumpAllThreads(false, false)).map(ThreadInfo::getThreadName).sorted().toList();
    }

    /** Sockets, and files that are open. */
    long openDescriptors() throws IOException {
        return ManagementFactory.getPlatformMXBean(server, UnixOperatingSystemMXBean.class).getOpenFileDescriptorCount();
    }

    /** How many objects of classes of that name can't be given up. */
    long instances(String className) throws Exception {
        ManagementFactory.getPlatformMXBean(server, MemoryMXBean.class).gc();
        String histogram = (String) server.invoke(new ObjectName("com.sun.management:type=DiagnosticCommand"), "gcClassHistogram",
                new Object[] { new String[0] }, new String[] { String[].class.getName() });
        return histogram.lines().map(line -> line.strip().split("\\s+"))
                .filter(columns -> columns.length > 3 && columns[3].equals(className)).mapToLong(columns -> Long.parseLong(columns[1])).sum();
    }

    private Object call(String area, String operation, String argument) throws Exception {
        return server.invoke(name(area), operation, new Object[] { argument }, new String[] { String.class.getName() });
    }

    private static ObjectName name(String area) throws Exception {
        return new ObjectName("org.apache.karaf:type=" + area + ",name=root");
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
