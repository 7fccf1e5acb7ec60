/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.apache.camel.CamelContext;
import org.apache.camel.model.KameletDefinition;
import org.apache.camel.model.Model;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.util.URISupport;

/**
 * What a Pipe sets on the kamelet whose route Camel is creating. Camel encodes the properties of a Pipe into a URI, and hands them to
 * the kamelet without decoding them: {@code DELIVERY,READ} would arrive as {@code DELIVERY%2CREAD}. Camel 4.14 decodes them once too
 * often instead.
 */
final class PipeProperties {

    /** Of the versions that the component runs on; an application in one jar may not know its own. */
    private static final Pattern BEFORE_4_18 = Pattern.compile("4\\.1[4-7]\\..*");
    private static final String KAMELET = "kamelet:";
    private static final Pattern RAW = Pattern.compile("RAW[({].*", Pattern.DOTALL);
    private static final Pattern KIND = Pattern.compile("(?m)^kind:\\s*[\"']?(Pipe|KameletBinding)\\b");

    private PipeProperties() {
    }

    /** The properties as the file of the Pipe says them; empty if no Pipe is the reason for the route. */
    static Map<String, String> of(CamelContext camel) {
        String route = camel.getCamelContextExtension().getCreateRoute();
        try {
            return route == null ? Map.of() : Definitions.properties(camel, route);
        } catch (NoClassDefFoundError e) {
            // an application without Camel's model has no kamelets
            return Map.of();
        }
    }

    /** The one class that knows Camel's model, an optional dependency. */
    private static final class Definitions {

        private static Map<String, String> properties(CamelContext camel, String routeId) {
            Model model = camel.getCamelContextExtension().getContextPlugin(Model.class);
            RouteDefinition route = model == null ? null : model.getRouteDefinition(routeId);
            if (route == null || route.getTemplateParameters() == null || !Boolean.TRUE.equals(route.isKamelet())) {
                return Map.of();
            }
            Map<String, Object> given = route.getTemplateParameters();
            // Camel does not always name the right route as the parent of the kamelet's, so others may be it too
            Object parent = given.get("parentRouteId");
            boolean decodedTwice = BEFORE_4_18.matcher(camel.getVersion()).matches();
            return model.getRouteDefinitions().stream().filter(caller -> encoded(caller, given, decodedTwice) != null)
                    .min(Comparator.comparing(caller -> !String.valueOf(caller.getId()).equals(parent))).filter(caller -> isPipe(caller.getResource()))
                    .map(pipe -> decoded(encoded(pipe, given, decodedTwice))).orElse(Map.of());
        }

        private static boolean isPipe(Resource resource) {
            if (resource == null) {
                return false;
            }
            try (InputStream file = resource.getInputStream()) {
                return KIND.matcher(new String(file.readAllBytes(), StandardCharsets.UTF_8)).find();
            } catch (IOException e) {
                return false;
            }
        }

        private static List<String> kamelets(RouteDefinition caller) {
            List<String> uris = new ArrayList<>();
            if (caller.getInput() != null) {
                uris.add(caller.getInput().getEndpointUri());
            }
            for (ProcessorDefinition<?> step : caller.getOutputs()) {
                if (step instanceof ToDefinition to) {
                    uris.add(to.getEndpointUri());
                } else if (step instanceof KameletDefinition kamelet) {
                    uris.add(KAMELET + kamelet.getName());
                }
            }
            return uris.stream().filter(uri -> uri != null && uri.startsWith(KAMELET) && uri.contains("?")).toList();
        }

        /** What the route sets on the kamelet, as it stands in the URI; null if the route does not call it so. */
        private static Map<String, Object> encoded(RouteDefinition caller, Map<String, Object> given, boolean decodedTwice) {
            for (String uri : kamelets(caller)) {
                String[] pathAndQuery = uri.substring(KAMELET.length()).split("\\?", 2);
                Map<String, Object> encoded = parsed(pathAndQuery[1]);
                if (pathAndQuery[0].split("/")[0].equals(given.get("templateId")) && isGiven(encoded, given, decodedTwice)) {
                    return encoded;
                }
            }
            return null;
        }

        private static boolean isGiven(Map<String, Object> encoded, Map<String, Object> given, boolean decodedTwice) {
            return decoded(encoded).entrySet().stream().allMatch(property -> encoded.get(property.getKey()).equals(given.get(property.getKey()))
                    || decodedTwice && asBeforeCamel418(property.getValue()).equals(given.get(property.getKey())));
        }

        /** Camel 4.14 decodes the properties twice, and cuts them where the first time has left a separator. */
        private static String asBeforeCamel418(String value) {
            return value.split("&", 2)[0].replace('+', ' ');
        }

        /** Without those that the Pipe writes as RAW(..), which arrive as they are. */
        private static Map<String, Object> parsed(String query) {
            try {
                Map<String, Object> properties = URISupport.parseQuery(query, true);
                properties.values().removeIf(value -> RAW.matcher(value.toString()).matches());
                return properties;
            } catch (URISyntaxException e) {
                return Map.of();
            }
        }

        private static Map<String, String> decoded(Map<String, Object> encoded) {
            Map<String, String> decoded = new HashMap<>();
            encoded.forEach((name, value) -> decoded.put(name, URLDecoder.decode(value.toString(), StandardCharsets.UTF_8)));
            return decoded;
        }
    }
}
