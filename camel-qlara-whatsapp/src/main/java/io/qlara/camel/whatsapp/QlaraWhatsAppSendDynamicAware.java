/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.spi.SendDynamicAware;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.camel.util.StringHelper;
import org.apache.camel.util.URISupport;
import org.apache.camel.util.UnsafeUriCharactersEncoder;

/**
 * Lets {@code toD} send to ten thousand numbers through one endpoint: what differs from message to message becomes headers. What the URI says
 * beats a header of the same name. Camel finds this class by its service file.
 */
public class QlaraWhatsAppSendDynamicAware extends ServiceSupport implements SendDynamicAware {

    private static final Map<String, String> HEADERS = Map.of(
            "destination", QlaraWhatsAppConstants.DESTINATION, "phoneNumberId", QlaraWhatsAppConstants.PHONE_NUMBER_ID,
            "templateName", QlaraWhatsAppConstants.TEMPLATE_NAME, "templateLanguage", QlaraWhatsAppConstants.TEMPLATE_LANGUAGE,
            "campaignId", QlaraWhatsAppConstants.CAMPAIGN_ID);

    private CamelContext camelContext;
    private String scheme;

    @Override
    public String getScheme() {
        return scheme;
    }

    @Override
    public void setScheme(String scheme) {
        this.scheme = scheme;
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    @Override
    public boolean isLenientProperties() {
        return false;
    }

    /** Null for another resource than send, of which every URI is an endpoint of its own. */
    @Override
    public DynamicAwareEntry prepare(Exchange exchange, String uri, String originalUri) throws Exception {
        String address = StringHelper.before(uri, "?", uri);
        String query = StringHelper.after(uri, "?");
        boolean isSend = StringHelper.after(address, ":", "").replaceFirst("^//", "").equals(QlaraWhatsAppResource.send.name());
        if (!isSend || query == null) {
            return null;
        }
        Map<String, Object> options = options(uri);
        Map<String, Object> headers = new HashMap<>();
        Map<String, Object> others = new LinkedHashMap<>();
        options.forEach((name, value) -> {
            String header = value instanceof String ? HEADERS.get(name) : null;
            if (header == null) {
                others.put(name, value);
            } else {
                headers.put(header, value);
            }
        });
        URISupport.resolveRawParameterValues(headers);
        // a blank option counts as not set; but a destination that is none must not reach that of a header
        headers.entrySet().removeIf(option -> !option.getKey().equals(QlaraWhatsAppConstants.DESTINATION) && option.getValue().toString().isBlank());
        headers.computeIfPresent(QlaraWhatsAppConstants.DESTINATION, (name, value) -> SendFields.withPlusSign(value.toString()));
        return headers.isEmpty() ? null : new Entry(uri, originalUri, address, others, headers);
    }

    /** As Camel reads those of an endpoint that stands in a route. */
    private static Map<String, Object> options(String uri) throws URISyntaxException {
        return URISupport.parseParameters(new URI(UnsafeUriCharactersEncoder.encode(URISupport.normalizeUri(uri))));
    }

    @Override
    public String resolveStaticUri(Exchange exchange, DynamicAwareEntry entry) throws Exception {
        Entry own = (Entry) entry;
        return own.others.isEmpty() ? own.address : own.address + "?" + URISupport.createQueryString(own.others);
    }

    @Override
    public Processor createPreProcessor(Exchange exchange, DynamicAwareEntry entry) {
        return ((Entry) entry)::setHeaders;
    }

    @Override
    public Processor createPostProcessor(Exchange exchange, DynamicAwareEntry entry) {
        return ((Entry) entry)::restoreHeaders;
    }

    /** One send by toD. */
    private static final class Entry extends DynamicAwareEntry {

        private final String address;
        private final Map<String, Object> others;
        private final Map<String, Object> headers;
        private final Map<String, Object> before = new HashMap<>();

        Entry(String uri, String originalUri, String address, Map<String, Object> others, Map<String, Object> headers) {
            super(uri, originalUri, others, null);
            this.address = address;
            this.others = others;
            this.headers = headers;
        }

        private void setHeaders(Exchange exchange) {
            headers.forEach((name, value) -> {
                before.put(name, exchange.getMessage().getHeader(name));
                exchange.getMessage().setHeader(name, value);
            });
        }

        /** A failure changes nothing on the exchange; a success has consumed all. */
        private void restoreHeaders(Exchange exchange) {
            if (exchange.getException() == null) {
                return;
            }
            Message message = exchange.getMessage();
            before.forEach((name, value) -> {
                if (value == null) {
                    message.removeHeader(name);
                } else {
                    message.setHeader(name, value);
                }
            });
        }
    }
}
