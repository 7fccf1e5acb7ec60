/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;

import com.hazelcast.core.HazelcastInstance;

import io.github.bucket4j.grid.hazelcast.HazelcastProxyManager;

import org.apache.aries.blueprint.container.AggregateConverter;
import org.apache.aries.blueprint.container.GenericType;
import org.apache.aries.blueprint.services.ExtendedBlueprintContainer;
import org.apache.camel.support.ExchangeHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericXmlApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import io.qlara.camel.whatsapp.QlaraWhatsAppComponent;
import io.qlara.camel.whatsapp.client.Bucket4jRateLimiter;
import io.qlara.camel.whatsapp.client.RateLimiter;
import io.qlara.camel.whatsapp.client.SharedQuotaMember;

import static io.qlara.camel.whatsapp.docs.Snippets.snippet;
import static org.assertj.core.api.Assertions.assertThat;

/** The rate limiters that docs/configuration.md and docs/cli.md show as beans let messages leave, through a bucket in Hazelcast. */
class SharedQuotaSnippetsTest extends SnippetTest {

    private static final String HAZELCAST_FILE = "hazelcast.config";

    @BeforeEach
    void aMemberLooksForNoOthers() {
        System.setProperty(HAZELCAST_FILE, "classpath:alone.hazelcast.xml");
    }

    @AfterEach
    void asBefore() {
        System.clearProperty(HAZELCAST_FILE);
    }

    @Test
    void theBeansInYaml() throws Exception {
        load(snippet("configuration-shared-quota"));
        String[] option = snippet("configuration-shared-quota-properties").text().strip().split("#bean:");
        assertThat(option[0]).isEqualTo("camel.component.qlara-whatsapp.rate-limiter=");
        RateLimiter limiter = camel.getRegistry().lookupByNameAndType(option[1], RateLimiter.class);
        HazelcastInstance member = camel.getRegistry().lookupByNameAndType("hazelcast", HazelcastInstance.class);

        try {
            assertGrants(limiter, member);
        } finally {
            member.shutdown();
        }
    }

    @Test
    void theLimiterInJava() throws Exception {
        HazelcastInstance member = (HazelcastInstance) run(snippet("configuration-shared-quota-java"), "member");

        try {
            assertGrants(camel.getComponent("qlara-whatsapp", QlaraWhatsAppComponent.class).getRateLimiter(), member);
        } finally {
            member.shutdown();
        }
    }

    @Test
    void theMemberOfTheCliLoadsClassesAsCamelDoes() throws Exception {
        ClassLoader loader = new ClassLoader(getClass().getClassLoader()) { };
        camel.setApplicationContextClassLoader(loader);
        forgetOtherContexts();

        load(snippet("cli-shared-quota"));

        HazelcastInstance member = camel.getRegistry().lookupByNameAndType("hazelcast", HazelcastInstance.class);
        try {
            assertThat(member.getConfig().getClassLoader()).isSameAs(loader);
        } finally {
            member.shutdown();
        }
    }

    @Test
    void theBeansInSpring() {
        ByteArrayResource file = new ByteArrayResource(snippet("configuration-shared-quota-spring").text().getBytes(StandardCharsets.UTF_8));
        HazelcastInstance member;
        try (GenericXmlApplicationContext spring = new GenericXmlApplicationContext(file)) {
            member = spring.getBean(HazelcastInstance.class);

            assertGrants(spring.getBean(RateLimiter.class), member);
        }
        assertThat(member.getLifecycleService().isRunning()).isFalse();
    }

    /** Blueprint itself needs a Karaf: this is its conversion of what each property is given. */
    @Test
    void theBeansInBlueprint() throws Exception {
        Element blueprint = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(snippet("configuration-shared-quota-blueprint").text().getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
        Element limiterBean = elements(blueprint, "bean")[3];
        assertThat(limiterBean.getAttribute("class")).isEqualTo(Bucket4jRateLimiter.class.getName());
        HazelcastInstance member = SharedQuotaMember.start("blueprint");
        try {
            Bucket4jRateLimiter limiter = new Bucket4jRateLimiter();
            for (Element property : elements(limiterBean, "property")) {
                set(limiter, property.getAttribute("name"), property.hasAttribute("value") ? property.getAttribute("value")
                        : new HazelcastProxyManager<String>(member.getMap(elements(blueprint, "argument")[0].getAttribute("value"))));
            }

            assertGrants(limiter, member);
        } finally {
            member.shutdown();
        }
    }

    private void assertGrants(RateLimiter limiter, HazelcastInstance member) {
        camel.getComponent("qlara-whatsapp", QlaraWhatsAppComponent.class).setRateLimiter(limiter);
        send("qlara-whatsapp:send", "Ciao", Map.of("CamelQlaraWhatsAppDestination", CUSTOMER));

        assertSent(Map.of("body", "Ciao"));
        assertThat(member.getMap("buckets").keySet()).containsExactly("qlara");
    }

    /** A script bean is evaluated with the first context of this JVM; the CLI has only one. */
    private static void forgetOtherContexts() throws Exception {
        Field first = ExchangeHelper.class.getDeclaredField("DUMMY");
        first.setAccessible(true);
        first.set(null, null);
    }

    private static void set(Object bean, String name, Object given) throws Exception {
        Map<String, PropertyDescriptor> properties = Arrays.stream(Introspector.getBeanInfo(bean.getClass()).getPropertyDescriptors())
                .collect(Collectors.toMap(PropertyDescriptor::getName, property -> property));
        ExtendedBlueprintContainer container = (ExtendedBlueprintContainer) Proxy.newProxyInstance(Bucket4jRateLimiter.class.getClassLoader(),
                new Class<?>[] { ExtendedBlueprintContainer.class }, (proxy, method, arguments) -> null);
        Object value = new AggregateConverter(container).convert(given,
                new GenericType(properties.get(name).getWriteMethod().getGenericParameterTypes()[0]));
        properties.get(name).getWriteMethod().invoke(bean, value);
    }

    private static Element[] elements(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        return IntStream.range(0, found.getLength()).mapToObj(index -> (Element) found.item(index)).toArray(Element[]::new);
    }
}
