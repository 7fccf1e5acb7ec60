/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.orders;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Properties;
import java.util.UUID;

import org.apache.camel.CamelContext;
import org.apache.camel.Service;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has to be done before the routes are read: is the port free, which service is it, where is the database? */
class Startup extends MainListenerSupport {

    private static final Logger LOG = LoggerFactory.getLogger("orders");
    private static final String SAMPLE = "orders.csv";
    /** This example's own, and those that Camel knows. */
    private static final List<String> STAGES = List.of("demo", "dev", "test", "prod");
    private static final String COMPONENT = "camel.component.qlara-whatsapp.";

    @Override
    public void beforeInitialize(BaseMainSupport main) {
        CamelContext context = main.getCamelContext();
        requireFreePort(text(context, "orders.host"), number(context, "orders.port"));
        requireSomeInFlight(text(context, "orders.in-flight"));
        try {
            prepare(main, context);
        } catch (StartupException e) {
            throw e;
        } catch (Exception e) {
            throw new StartupException(e.getMessage(), e);
        }
    }

    @Override
    public void afterStart(BaseMainSupport main) {
        CamelContext context = main.getCamelContext();
        String phones = text(context, "orders.phone-url");
        LOG.info("Ready: {} shows the orders, {}{} takes CSV files, Ctrl-C stops", url(context, "/"),
                phones.isEmpty() ? "" : phones + " the customers' phones, ", Path.of(text(context, "orders.folder")));
    }

    @Override
    public void beforeStop(BaseMainSupport main) {
        LOG.info("Stopping: what is under way may finish");
    }

    private static void prepare(BaseMainSupport main, CamelContext context) throws Exception {
        requireStage(context);
        boolean simulated = text(context, "qlara.api-key").isBlank();
        Properties settings = simulated ? simulate(context) : requireSettings(context);
        settings.setProperty("orders.simulated", String.valueOf(simulated));
        // Camel looks for a relative folder of a file that was read in the folder of that file
        settings.setProperty("orders.home", Path.of(text(context, "orders.home")).toAbsolutePath().toString());
        settings.forEach((name, value) -> main.addOverrideProperty((String) name, (String) value));
        context.getPropertiesComponent().setOverrideProperties(main.getOverrideProperties());

        Path home = Path.of(text(context, "orders.home"));
        OrderDatabase database = new OrderDatabase(home.resolve("database"));
        if (simulated && Boolean.parseBoolean(text(context, "simulator.sample-orders"))) {
            dropSample(context, database);
        }
        startNow(context, database);
        context.getRegistry().bind("dataSource", database.dataSource());
    }

    private static Properties simulate(CamelContext context) throws Exception {
        Properties settings = new Properties();
        String token = text(context, "qlara.webhook.token").isBlank()
                ? UUID.randomUUID().toString() : text(context, "qlara.webhook.token");
        SimulatedService service = new SimulatedService(name -> text(context, "simulator." + name),
                url(context, "/qlara/webhooks"), token);
        startNow(context, service);
        context.getRegistry().bind("simulatedService", service);
        settings.setProperty("qlara.webhook.token", token);
        settings.setProperty("orders.phone-url", service.phoneUrl());
        settings.setProperty(COMPONENT + "apiKey", service.apiKey());
        settings.setProperty(COMPONENT + "baseUrl", service.baseUrl());
        settings.setProperty(COMPONENT + "phoneNumberId", SimulatedService.PHONE_NUMBER_ID);
        LOG.info("QLARA_API_KEY is not set: a simulator on {} plays the service, no message leaves this machine", service.baseUrl());
        return settings;
    }

    private static Properties requireSettings(CamelContext context) {
        for (String setting : new String[] {"qlara.phone-number-id", "qlara.webhook.token"}) {
            if (text(context, setting).isBlank()) {
                throw new StartupException("QLARA_API_KEY is set, so that "
                        + setting.toUpperCase().replaceAll("[.-]", "_") + " must be set, too", null);
            }
        }
        LOG.info("Messages are sent by {}", text(context, "qlara.base-url"));
        return new Properties();
    }

    /** What a misspelt stage or a missing number would let go, goes to customers. */
    private static void requireStage(CamelContext context) {
        String stage = text(context, "camel.main.profile:");
        if (!stage.isBlank() && !STAGES.contains(stage)) {
            throw new StartupException("there is no stage " + stage + "; CAMEL_MAIN_PROFILE may be demo", null);
        }
        if (stage.equals("demo") && text(context, "demo.phone:").isBlank()) {
            throw new StartupException("the stage demo sends every message to your own phone, so that DEMO_PHONE must be set", null);
        }
    }

    /** The context alone would start it only with itself; it stops it in either case. */
    private static void startNow(CamelContext context, Service service) throws Exception {
        context.addService(service);
        ServiceHelper.startService(service);
    }

    private static void requireFreePort(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(host, port));
        } catch (IOException | IllegalArgumentException e) {
            throw new StartupException("can't listen on " + host + ":" + port + " (" + e.getMessage()
                    + "); ORDERS_PORT chooses another port", e);
        }
    }

    /** With none, every order would wait for ever, and no line would say so. */
    private static void requireSomeInFlight(String orders) {
        if (!orders.matches("[1-9][0-9]{0,3}")) {
            throw new StartupException("ORDERS_IN_FLIGHT must be a number from 1 to 9999, not '" + orders + "'", null);
        }
    }

    /** Once only: an order is sent once, so that the same file again would send nothing and only look like a fault. */
    private static void dropSample(CamelContext context, OrderDatabase database) throws IOException {
        Path folder = Path.of(text(context, "orders.folder"));
        if (!database.exists()) {
            copySampleInto(folder);
        } else if (!Files.exists(folder.resolve(SAMPLE))) {
            LOG.info("The sample orders were sent before, and no order is sent twice: {} shows them; delete {} and they are new",
                    url(context, "/"), Path.of(text(context, "orders.home")));
        }
    }

    private static void copySampleInto(Path folder) throws IOException {
        try (InputStream sample = Startup.class.getResourceAsStream("/sample/" + SAMPLE)) {
            Files.createDirectories(folder);
            Files.copy(sample, folder.resolve(SAMPLE), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String url(CamelContext context, String path) {
        return "http://localhost:" + number(context, "orders.port") + path;
    }

    private static String text(CamelContext context, String setting) {
        return context.resolvePropertyPlaceholders("{{" + setting + "}}");
    }

    private static int number(CamelContext context, String setting) {
        return Integer.parseInt(text(context, setting));
    }
}
