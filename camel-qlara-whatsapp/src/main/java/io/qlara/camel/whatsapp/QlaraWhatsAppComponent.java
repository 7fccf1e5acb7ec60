/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.Map;
import java.util.stream.Collectors;

import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.util.PropertiesHelper;

import io.qlara.camel.whatsapp.api.ClientActivity;
import io.qlara.camel.whatsapp.api.ClientPool;
import io.qlara.camel.whatsapp.api.QlaraClient;
import io.qlara.camel.whatsapp.http.ClientSettings;
import io.qlara.camel.whatsapp.http.JacksonLibraries;
import io.qlara.camel.whatsapp.monitor.CallStatistics;
import io.qlara.camel.whatsapp.monitor.Meters;
import io.qlara.camel.whatsapp.monitor.ServiceHealthChecks;
import io.qlara.camel.whatsapp.webhook.DeliveryReceipts;

/** The Qlara WhatsApp component: makes endpoints, and has the one HTTP client that they share. */
@Component(QlaraWhatsAppConstants.SCHEME)
public class QlaraWhatsAppComponent extends QlaraWhatsAppComponentOptions {

    private final ProducerResources producerResources = new ProducerResources(this::openPool, this::openRouteExecutor, this::openMeters,
            new ServiceHealthChecks(this::getCamelContext, () -> "producer:" + name(), this::isHealthCheckProducerEnabled,
                    this::openForHealthCheck, () -> sendResources().details(), this::isQuotaUsedUp));
    private final RouteShutdown routeShutdown = new RouteShutdown(producerResources);
    private final CallStatistics statistics = new CallStatistics(QlaraWhatsAppResource.called());
    private SendResources sendResources;

    /** As every component does; a failure names the file of the route, if it comes from one. */
    @Override
    public Endpoint createEndpoint(String uri, Map<String, Object> properties) throws Exception {
        try {
            return super.createEndpoint(uri, properties);
        } catch (Exception e) {
            String source = OptionSource.of(getCamelContext());
            if (source == null) {
                throw e;
            }
            throw new IllegalArgumentException("In " + source + ": " + e.getMessage(), e);
        }
    }

    @Override
    public PropertyConfigurer getComponentPropertyConfigurer() {
        // Camel asks for this before it binds properties, and repeats the value of one that it can't bind
        ComponentPropertyNames.check(getCamelContext(), this);
        return StrictConfigurers.ofComponent();
    }

    @Override
    public PropertyConfigurer getEndpointPropertyConfigurer() {
        return StrictConfigurers.ofEndpoint();
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        QlaraWhatsAppConfiguration ofEndpoint = getConfiguration().copy();
        ofEndpoint.setPhoneNumberId(null);
        // an endpoint that sets none of its own gets the component's, but for another baseUrl
        ofEndpoint.setApiKey(null);
        QlaraWhatsAppEndpoint endpoint
                = new QlaraWhatsAppEndpoint(uri, this, QlaraWhatsAppResource.of(remaining), ofEndpoint);
        PipeProperties.of(getCamelContext()).forEach((option, value) -> parameters.computeIfPresent(option,
                (name, encoded) -> getCamelContext().resolvePropertyPlaceholders(value)));
        endpoint.getSendConfiguration().setPlaceholders(placeholders(parameters));
        setProperties(endpoint, parameters);
        return endpoint;
    }

    /** A blank value counts as not set, and a line break at the end of a secret file is no part of one, as with any option. */
    private static Map<String, Object> placeholders(Map<String, Object> parameters) {
        Map<String, Object> placeholders = PropertiesHelper.extractProperties(parameters, "placeholder.");
        placeholders.replaceAll((name, value) -> value instanceof String text ? text.strip() : value);
        placeholders.values().removeIf(""::equals);
        return placeholders;
    }

    /** Names the options that do not exist, without their values: what is misspelt may be a key. */
    @Override
    protected void validateParameters(String uri, Map<String, Object> parameters, String optionPrefix) {
        if (parameters != null && !parameters.isEmpty()) {
            throw new IllegalArgumentException("There are " + parameters.size() + " parameters that couldn't be set on the endpoint,"
                    + " because qlara-whatsapp has no such option: " + parameters.keySet().stream().sorted().map(QlaraWhatsAppComponent::withSuggestion).collect(Collectors.joining(", "))
                    + ". docs/configuration.md lists those that exist");
        }
    }

    private static String withSuggestion(String misspelt) {
        return misspelt + SimilarOption.to(misspelt, new QlaraWhatsAppEndpointUriFactory().propertyNames())
                .map(option -> " (did you mean " + option + "?)").orElse("");
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        JacksonLibraries.check();
        EnvironmentVariables.warnOfUnread(getCamelContext(), name(), this, System.getenv());
        DeliveryReceipts.of(getCamelContext()).begin();
        getCamelContext().addLifecycleStrategy(routeShutdown);
    }

    @Override
    protected void doStop() throws Exception {
        producerResources.close();
        forgetSendResources();
        getCamelContext().getLifecycleStrategies().remove(routeShutdown);
        super.doStop();
    }

    private synchronized void forgetSendResources() {
        sendResources = null;
    }

    ProducerResources producerResources() {
        return producerResources;
    }

    /** What all sends share; made of the options when the first route needs it. */
    synchronized SendResources sendResources() {
        if (sendResources == null) {
            sendResources = new SendResources(this, getCamelContext());
        }
        return sendResources;
    }

    private ClientPool openPool() {
        return new ClientPool(transportSettings(), quotaSettings());
    }

    private QlaraClient openForHealthCheck(ClientSettings settings) {
        return producerResources.openForHealthCheck(settings);
    }

    private boolean isQuotaUsedUp(ClientActivity.Queue queue) {
        return queue.heldUntil() != null || queue.waiting() > 0 && producerResources.activity().connectionsInUse() < getMaxConnections();
    }

    private RouteExecutor openRouteExecutor() {
        return new RouteExecutor(getCamelContext(), this);
    }

    private Meters openMeters() {
        Meters meters = Meters.ofComponent(getCamelContext(), name(), statistics, producerResources::activity, this::getMaxConnections);
        meters.count("sends.refused", "Sends that allowedDestinations has refused", () -> sendResources().safetyCatch().refused());
        meters.gauge("templates.unusable", "Templates that endpoints name and the account does not list as approved",
                () -> sendResources().templatesNotApproved());
        return meters;
    }

    /** The name under which the application has this component; several may have different accounts. */
    private String name() {
        CamelContext camel = getCamelContext();
        return camel.getComponentNames().stream().filter(component -> camel.hasComponent(component) == this).findFirst()
                .orElse(QlaraWhatsAppConstants.SCHEME);
    }

    CallStatistics statistics() {
        return statistics;
    }
}
