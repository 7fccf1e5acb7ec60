/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.leaks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;

import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.health.HealthCheckHelper;

/** All that Camel shows of a running application to whoever may look: each thing as text, under the name of its place. */
final class OperatorsView {

    private final CamelContext camel;

    OperatorsView(CamelContext camel) {
        this.camel = camel;
    }

    List<String> healthChecks() {
        return HealthCheckHelper.invoke(camel, "full").stream()
                .map(result -> result.getCheck().getId() + ": " + result.getState() + " " + result.getMessage().orElse("") + " "
                        + result.getError().map(Throwable::toString).orElse("") + " " + result.getDetails())
                .toList();
    }

    List<String> devConsoles() {
        DevConsoleRegistry consoles = camel.getCamelContextExtension().getContextPlugin(DevConsoleRegistry.class);
        consoles.loadDevConsoles();
        // that of Camel 4.22 answers by a file with the whole memory in it
        return consoles.stream().filter(console -> !console.getId().equals("heap-dump")).flatMap(OperatorsView::shown).toList();
    }

    private static Stream<String> shown(DevConsole console) {
        return Arrays.stream(DevConsole.MediaType.values()).filter(console::supportMediaType)
                .map(type -> console.getId() + ": " + console.call(type, Map.of()));
    }

    List<String> endpoints() {
        return camel.getEndpoints().stream().map(Endpoint::toString).toList();
    }

    List<String> jmxAttributes() throws JMException {
        MBeanServer server = server();
        List<String> shown = new ArrayList<>();
        for (ObjectName name : beans(server)) {
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                shown.add(name + " " + attribute.getName() + " = " + attribute(server, name, attribute));
            }
        }
        return shown;
    }

    /** What every operation without parameters whose name begins with dump answers; but not as Java, for which Camel 4.22 needs camel-java-io. */
    List<String> jmxDumps() throws JMException {
        MBeanServer server = server();
        List<String> shown = new ArrayList<>();
        for (ObjectName name : beans(server)) {
            for (MBeanOperationInfo operation : server.getMBeanInfo(name).getOperations()) {
                if (operation.getName().startsWith("dump") && !operation.getName().endsWith("AsJava") && operation.getSignature().length == 0) {
                    shown.add(name + " " + server.invoke(name, operation.getName(), new Object[0], new String[0]));
                }
            }
        }
        return shown;
    }

    private MBeanServer server() {
        return camel.getManagementStrategy().getManagementAgent().getMBeanServer();
    }

    private Set<ObjectName> beans(MBeanServer server) throws JMException {
        return server.queryNames(new ObjectName("org.apache.camel:context=" + camel.getManagementName() + ",*"), null);
    }

    private static String attribute(MBeanServer server, ObjectName name, MBeanAttributeInfo attribute) throws JMException {
        if (!attribute.isReadable()) {
            return "";
        }
        try {
            return String.valueOf(server.getAttribute(name, attribute.getName()));
        } catch (RuntimeMBeanException e) {
            return e.toString();
        }
    }
}
