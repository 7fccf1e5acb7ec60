/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.camel.AsyncEndpoint;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.util.URISupport;

import io.qlara.camel.whatsapp.http.ClientSettings;
import io.qlara.camel.whatsapp.webhook.DeliveryReceipts;

/**
 * Send WhatsApp messages through the Qlara API, manage templates, list phone numbers, ask what became of messages, and receive delivery, read and
 * inbound events.
 */
@UriEndpoint(scheme = QlaraWhatsAppConstants.SCHEME, firstVersion = "1.0.0", title = "Qlara WhatsApp",
             syntax = "qlara-whatsapp:resource", category = { Category.CHAT, Category.CLOUD },
             headersClass = QlaraWhatsAppConstants.class)
public class QlaraWhatsAppEndpoint extends DefaultEndpoint implements AsyncEndpoint, EndpointServiceLocation {

    private static final Pattern SECRETS = Pattern.compile(
            "([?&](?:apiKey|webhookToken|webhookUsername|webhookPassword)=)(?:RAW\\(.*?\\)(?=&|$)|RAW\\{.*?}(?=&|$)|[^&]*)", Pattern.CASE_INSENSITIVE);

    @UriPath(description = "The part of the API: send, templates, phoneNumbers, deliveryStatus and raw to call, webhooks to consume from.")
    @Metadata(required = true)
    private final QlaraWhatsAppResource resource;
    @UriParam
    private final QlaraWhatsAppConfiguration configuration;
    @UriParam
    private final SendConfiguration sendConfiguration = new SendConfiguration();
    @UriParam
    private final ManagementConfiguration managementConfiguration = new ManagementConfiguration();
    @UriParam
    private final RawConfiguration rawConfiguration = new RawConfiguration();
    @UriParam
    private final WebhookConfiguration webhookConfiguration = new WebhookConfiguration();

    QlaraWhatsAppEndpoint(
            String uri, QlaraWhatsAppComponent component, QlaraWhatsAppResource resource,
            QlaraWhatsAppConfiguration configuration) {
        super(uri, component);
        this.resource = resource;
        this.configuration = configuration;
    }

    @Override
    public Producer createProducer() {
        return switch (resource) {
            case send -> new QlaraWhatsAppProducer<>(this, this::sendCall);
            case templates -> new QlaraWhatsAppProducer<>(this,
                    () -> new TemplatesCall(managementConfiguration, configuration.getPhoneNumberId()));
            case phoneNumbers -> new QlaraWhatsAppProducer<>(this,
                    () -> new PhoneNumbersCall(managementConfiguration, configuration.getPhoneNumberId()));
            case deliveryStatus -> new QlaraWhatsAppProducer<>(this, () -> new DeliveryStatusCall(managementConfiguration.getChannel()));
            case raw -> new QlaraWhatsAppProducer<>(this,
                    () -> new RawCall(rawConfiguration, webhookConfiguration.givenPath(), getComponent().sendResources().safetyCatch()));
            case webhooks -> throw new IllegalArgumentException("The resource webhooks can only be consumed from; those that"
                    + " can be sent to are " + String.join(", ", QlaraWhatsAppResource.called()));
        };
    }

    private SendCall sendCall() {
        SendResources resources = getComponent().sendResources();
        SendRequestResolver resolver = new SendRequestResolver(sendConfiguration, configuration, managementConfiguration.getTemplateId(),
                getComponent()::getConfiguration, resources.safetyCatch());
        SessionPolicy sessions = new SessionPolicy(configuration, resources.sessions(), resources.accounts(),
                getComponent().producerResources().routeExecutor());
        return new SendCall(resolver, sessions, resources.templateCheck(), awaitedDelivery(resources),
                settings -> resources.use(settings, namedTemplates(settings)));
    }

    /** The templates whose state health checks and consoles show. */
    private List<SendResources.NamedTemplate> namedTemplates(ClientSettings settings) {
        Optional<SendResources.NamedTemplate> ofSends = SendResources.NamedTemplate.of(sendConfiguration.getTemplateName(),
                sendConfiguration.getTemplateLanguage(), managementConfiguration.getTemplateId(), settings);
        Optional<SendResources.NamedTemplate> outsideSession = configuration.getOutsideSession() != OutsideSession.template ? Optional.empty()
                : SendResources.NamedTemplate.of(configuration.getSessionTemplateName(), configuration.getSessionTemplateLanguage(), null, settings);
        return Stream.of(ofSends, outsideSession).flatMap(Optional::stream).toList();
    }

    /** Null if sends do not wait for what becomes of their message. */
    private AwaitedDelivery awaitedDelivery(SendResources resources) {
        return sendConfiguration.getAwaitDelivery() == null ? null : new AwaitedDelivery(DeliveryReceipts.of(getCamelContext()),
                ProducerSettings.positive("awaitDelivery", sendConfiguration.getAwaitDelivery()), resources.awaitingSlots(),
                getComponent().statistics()::awaitedDelivery);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        if (resource != QlaraWhatsAppResource.webhooks) {
            throw new IllegalArgumentException("The resource " + resource + " can't be consumed from; the resources are "
                    + QlaraWhatsAppResource.names() + ", of which webhooks can");
        }
        WebhookConsumer consumer = new WebhookConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public QlaraWhatsAppComponent getComponent() {
        return (QlaraWhatsAppComponent) super.getComponent();
    }

    public QlaraWhatsAppResource getResource() {
        return resource;
    }

    public QlaraWhatsAppConfiguration getConfiguration() {
        return configuration;
    }

    public SendConfiguration getSendConfiguration() {
        return sendConfiguration;
    }

    public ManagementConfiguration getManagementConfiguration() {
        return managementConfiguration;
    }

    public RawConfiguration getRawConfiguration() {
        return rawConfiguration;
    }

    public WebhookConfiguration getWebhookConfiguration() {
        return webhookConfiguration;
    }

    @Override
    public String getServiceUrl() {
        return resource == QlaraWhatsAppResource.webhooks
                ? webhookConfiguration.getPath() : URISupport.sanitizeUri(configuration.getBaseUrl());
    }

    @Override
    public String getServiceProtocol() {
        return "http";
    }

    @Override
    public Map<String, String> getServiceMetadata() {
        return Map.of("resource", resource.name());
    }

    /** Without secrets. Camel ends a RAW value at its first parenthesis, and would show what is behind it. */
    @Override
    public String toString() {
        return URISupport.sanitizeUri(SECRETS.matcher(String.valueOf(getEndpointUri())).replaceAll("$1xxxxxx"));
    }
}
