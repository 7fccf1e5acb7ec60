/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.util.List;
import java.util.Map;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;

import io.qlara.camel.whatsapp.http.ClientSettings;
import io.qlara.camel.whatsapp.client.QlaraValidationException;

import static org.assertj.core.api.Assertions.assertThat;

/** Which templates the health check and the report show. */
class CheckTemplatesHealthTest extends CheckedTemplates {

    @Test
    void theHealthCheckShowsTheTemplatesThatEndpointsName() throws Exception {
        HealthCheckHelper.getHealthCheckRepository(camel, "producers").setEnabled(true);
        RouteBuilder.addRoutes(camel, builder -> builder.from("direct:paused").to(URI + "&templateName=paused&templateLanguage=it"));
        call("direct:paused", null, Map.of());

        assertThat(HealthCheckHelper.invokeReadiness(camel)).anySatisfy(
                result -> assertThat(result.getDetails()).containsEntry("template.paused/it", "PAUSED"));
    }

    @Test
    void theHealthCheckShowsTheTemplateForTextsOutsideASession() throws Exception {
        HealthCheckHelper.getHealthCheckRepository(camel, "producers").setEnabled(true);
        component.setSessionRepository(new MemoryStateRepository());
        RouteBuilder.addRoutes(camel, builder -> builder.from("direct:news").to(URI + "&templateName=shipped&templateLanguage=it&outsideSession=template"
                + "&sessionTemplateName=paused&sessionTemplateLanguage=it"));
        call("direct:news", null, Map.of());

        assertThat(HealthCheckHelper.invokeReadiness(camel)).anySatisfy(
                result -> assertThat(result.getDetails()).containsEntry("template.paused/it", "PAUSED").containsEntry("template.shipped/it", "APPROVED"));
    }

    @Test
    void theComponentsTemplateForTextsOutsideASessionIsShownAndCountedWhereAnEndpointSendsIt() throws Exception {
        component.setSessionRepository(new MemoryStateRepository());
        component.getConfiguration().setSessionTemplateName("paused");
        component.getConfiguration().setSessionTemplateLanguage("it");
        RouteBuilder.addRoutes(camel, builder -> {
            builder.from("direct:sends").to(URI);
            builder.from("direct:news").routeId("news").to(URI + "&outsideSession=template");
        });
        call(URI + "&templateId=42", null, Map.of("CamelQlaraWhatsAppTemplateParameters", List.of("a", "b", "c", "d")));

        assertThat(component.sendResources().details()).containsEntry("template.paused/it", "PAUSED");
        assertThat(component.sendResources().templatesNotApproved()).isEqualTo(1);
        assertThat(StatusReport.of(camel).toJson()).contains("\"template.paused\\/it\":\"PAUSED\"");
        camel.getRouteController().stopRoute("news");
        assertThat(component.sendResources().details()).doesNotContainKey("template.paused/it");
    }

    @Test
    void aTextGivenAsANameShowsNoNumber() {
        Exchange exchange = call(URI + "&templateLanguage=it", null, Map.of("CamelQlaraWhatsAppTemplateName", "dear +393339876543 your order"));

        assertThat(exchange.getException(QlaraValidationException.class).getErrors()).singleElement().asString()
                .startsWith("template: the account does not have the template dear +39*********3 your order in it");
    }

    @Test
    void aTemplateIsShownAsLongAsARouteSendsByIt() throws Exception {
        for (String id : List.of("one", "other")) {
            RouteBuilder.addRoutes(camel, builder -> builder.from("direct:" + id).routeId(id).to(URI + "&templateId=7"));
        }
        camel.getRouteController().stopRoute("one");
        assertThat(component.sendResources().details()).containsOnlyKeys("template.7");

        camel.getRouteController().stopRoute("other");
        assertThat(component.sendResources().details()).isEmpty();
    }

    @Test
    void noMoreTemplatesAreShownThanAPersonReads() {
        ClientSettings settings = ProducerSettings.ofClient(QlaraWhatsAppResource.send, component.getConfiguration(), component.getConfiguration());
        for (int id = 0; id < 101; id++) {
            component.sendResources().names(new SendResources.NamedTemplate(null, null, "t" + id, settings));
        }

        assertThat(component.sendResources().details()).hasSize(100);
    }

    @Test
    void theReportShowsTheTemplatesThatEndpointsName() {
        call(URI + "&templateName=paused&templateLanguage=it", null, Map.of());
        call(URI + "&templateId=7", null, Map.of());

        assertThat(StatusReport.of(camel).toJson()).contains("\"template.7\":\"missing\"", "\"template.paused\\/it\":\"PAUSED\"");
    }
}
