/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.springboot;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportSelector;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.type.AnnotationMetadata;

import io.qlara.camel.whatsapp.QlaraWhatsAppComponent;
import io.qlara.camel.whatsapp.TemplateUpdateMethod;
import io.qlara.camel.whatsapp.client.RateLimiter;

import static org.assertj.core.api.Assertions.assertThat;

/** The properties of a Spring Boot application set the component's options. */
class SpringBootPropertiesTest {

    private static final String PREFIX = "camel.component.qlara-whatsapp.";

    private final ApplicationContextRunner boot = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(CamelAutoConfiguration.class, QlaraWhatsAppAutoConfiguration.class));

    @Test
    void springBootFindsTheAutoConfiguration() {
        assertThat(ImportCandidates.load(AutoConfiguration.class, getClass().getClassLoader()))
                .contains(QlaraWhatsAppAutoConfiguration.class.getName());
    }

    @ParameterizedTest
    @ValueSource(strings = {"max-retries", "maxRetries", "max_retries", "MAX-RETRIES"})
    void aNameMayBeSpelledInEveryWayThatSpringBootAllows(String name) {
        component(properties(name + "=7"), component -> assertThat(component.getConfiguration().getMaxRetries()).isEqualTo(7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CAMEL_COMPONENT_QLARAWHATSAPP_PHONENUMBERID", "CAMEL_COMPONENT_QLARA_WHATSAPP_PHONE_NUMBER_ID"})
    void anEnvironmentVariableSetsAnOption(String variable) {
        component(boot.withInitializer(context -> context.getEnvironment().getPropertySources().addFirst(
                new SystemEnvironmentPropertySource("test-systemEnvironment", Map.of(variable, "101")))),
                component -> assertThat(component.getConfiguration().getPhoneNumberId()).isEqualTo("101"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CAMEL_COMPONENT_QLARAWHATSAPP_WEBHOOKCREDENTIALS_TOKEN", "CAMEL_COMPONENT_QLARA_WHATSAPP_WEBHOOK_CREDENTIALS_TOKEN",
            "CAMEL_COMPONENT_QLARAWHATSAPP_WEBHOOKTOKEN", "CAMEL_COMPONENT_QLARA_WHATSAPP_WEBHOOK_TOKEN"})
    void anEnvironmentVariableSetsTheTokenOfTheWebhook(String variable) {
        component(boot.withInitializer(context -> context.getEnvironment().getPropertySources().addFirst(
                new SystemEnvironmentPropertySource("test-systemEnvironment", Map.of(variable, "t")))),
                component -> assertThat(Arrays.asList(component.getWebhookToken(), component.getWebhookCredentials().getToken())).containsOnlyOnce("t"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhook-token", "webhookToken", "webhook_token", "WEBHOOK-TOKEN"})
    void theTokenOfTheWebhookMayBeSetByTheNameThatItHasOnAnEndpoint(String name) {
        component(properties(name + "=t", "webhook-username=u", "webhookPassword=p"), component -> {
            assertThat(component.getWebhookToken()).isEqualTo("t");
            assertThat(component.getWebhookUsername()).isEqualTo("u");
            assertThat(component.getWebhookPassword()).isEqualTo("p");
        });
    }

    @ParameterizedTest
    @CsvSource({"5s, 5000", "PT5S, 5000", "1500, 1500", "1m30s, 90000"})
    void aDurationIsWrittenAsInAllOfCamel(String value, long milliseconds) {
        component(properties("connect-timeout=" + value, "response-timeout=" + value), component -> {
            assertThat(component.getConnectTimeout()).isEqualTo(Duration.ofMillis(milliseconds));
            assertThat(component.getConfiguration().getResponseTimeout()).isEqualTo(Duration.ofMillis(milliseconds));
        });
    }

    @Test
    void theOptionsOfANestedObjectHaveADotInTheirNames() {
        component(properties("webhook-credentials.token=t", "webhookCredentials.username=u"), component -> {
            assertThat(component.getWebhookCredentials().getToken()).isEqualTo("t");
            assertThat(component.getWebhookCredentials().getUsername()).isEqualTo("u");
        });
    }

    @Test
    void anEnumTakesOneOfItsNames() {
        component(properties("template-update-method=PATCH"),
                component -> assertThat(component.getConfiguration().getTemplateUpdateMethod()).isEqualTo(TemplateUpdateMethod.PATCH));
    }

    @Test
    void placeholdersOfSpringAndOfCamelAreResolved() {
        component(boot.withPropertyValues("a=key-of-spring", "b=101", PREFIX + "api-key=${a}", PREFIX + "phone-number-id={{b}}"),
                component -> {
                    assertThat(component.getConfiguration().getApiKey()).isEqualTo("key-of-spring");
                    assertThat(component.getConfiguration().getPhoneNumberId()).isEqualTo("101");
                });
    }

    @Test
    void anOptionRefersToABeanByItsName() {
        RateLimiter shared = new RateLimiter() {
            @Override
            public CompletionStage<Void> acquire() {
                return CompletableFuture.completedFuture(null);
            }

            @Override
            public void holdUntil(Instant time) {
                // is never asked to
            }
        };
        component(properties("rate-limiter=#bean:shared").withBean("shared", RateLimiter.class, () -> shared),
                component -> assertThat(component.getRateLimiter()).isSameAs(shared));
    }

    @Test
    void theOnlySessionRepositoryAmongTheBeansIsTaken() {
        MemoryStateRepository only = new MemoryStateRepository();

        component(boot.withBean("any", MemoryStateRepository.class, () -> only),
                component -> assertThat(component.getSessionRepository()).isSameAs(only));
    }

    @Test
    void noneOfTwoSessionRepositoriesAmongTheBeansIsTaken() {
        component(boot.withBean("sessions", MemoryStateRepository.class).withBean("offsets", MemoryStateRepository.class),
                component -> assertThat(component.getSessionRepository()).isNull());
    }

    @Test
    void oneOfTwoSessionRepositoriesIsNamedByTheOption() {
        MemoryStateRepository sessions = new MemoryStateRepository();

        component(properties("session-repository=#bean:sessions").withBean("sessions", MemoryStateRepository.class, () -> sessions)
                .withBean("offsets", MemoryStateRepository.class), component -> assertThat(component.getSessionRepository()).isSameAs(sessions));
    }

    @Test
    void withoutPropertiesTheComponentHasItsDefaults() {
        component(boot, component -> assertThat(component.getMaxConnections()).isEqualTo(100));
    }

    @Test
    void anotherComponentOfTheApplicationIsLeftAlone() {
        properties("api-key=of-the-first").withBean("second", QlaraWhatsAppComponent.class).run(context -> {
            CamelContext camel = context.getBean(CamelContext.class);
            assertThat(camel.getComponent("second", QlaraWhatsAppComponent.class).getConfiguration().getApiKey()).isNull();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"camel.component.enabled", "camel.component.qlara-whatsapp.enabled"})
    void theBindingCanBeLeftOut(String property) {
        properties("api-key=k").withPropertyValues(property + "=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(ComponentBinding.class));
    }

    @Test
    void springBootWithoutCamelsSpringBootStillStarts() {
        new ApplicationContextRunner().withClassLoader(new FilteredClassLoader("org.apache.camel.spring"))
                .withUserConfiguration(ImportsTheAutoConfiguration.class).run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(ComponentBinding.class));
    }

    @Import(AsSpringBootDoes.class)
    static class ImportsTheAutoConfiguration {
    }

    /** By its name, so that the class is only read and not loaded. */
    static class AsSpringBootDoes implements ImportSelector {

        @Override
        public String[] selectImports(AnnotationMetadata importing) {
            return new String[] {QlaraWhatsAppAutoConfiguration.class.getName()};
        }
    }

    private ApplicationContextRunner properties(String... properties) {
        ApplicationContextRunner runner = boot;
        for (String property : properties) {
            runner = runner.withPropertyValues(PREFIX + property);
        }
        return runner;
    }

    private static void component(ApplicationContextRunner runner, Consumer<QlaraWhatsAppComponent> assertions) {
        runner.run(context -> {
            assertThat(context).hasNotFailed();
            assertions.accept(context.getBean(CamelContext.class).getComponent("qlara-whatsapp", QlaraWhatsAppComponent.class));
        });
    }
}
