/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.scaleout;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** What somebody else does with topics and table: orders go in, and what became of them is counted. */
public final class Orders {

    private static final int PARTITIONS = 24;
    private static final List<String> TOPICS = List.of("orders", "results", "unsettled", "events", "broken");

    private Orders() {
    }

    static void createTable(String databaseUrl) throws SQLException, IOException {
        try (Connection connection = connect(databaseUrl); Statement statement = connection.createStatement();
             InputStream schema = Orders.class.getResourceAsStream("/sql/schema.sql")) {
            statement.execute(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    public static void createTopics(String brokers) throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            admin.createTopics(TOPICS.stream().map(name -> new NewTopic(name, PARTITIONS, (short) 1)).toList()).all().get();
        }
    }

    /** Orders O-first to O-last, each of another customer. */
    public static void produce(String brokers, int first, int last) {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", brokers);
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            IntStream.rangeClosed(first, last).forEach(number -> {
                String phone = "+39340" + (1_000_000 + number);
                producer.send(new ProducerRecord<>("orders", phone, json(number, phone)));
            });
        }
    }

    public static String json(int number, String phone) {
        return "{\"id\":\"O-%d\",\"phone\":\"%s\",\"text\":\"Your order O-%1$d is on its way.\"}".formatted(number, phone);
    }

    /** The numbers behind the names that a query gives, in its order. */
    public static Map<String, Integer> count(String databaseUrl, String query) throws SQLException {
        Map<String, Integer> counts = new LinkedHashMap<>();
        try (Connection connection = connect(databaseUrl); Statement statement = connection.createStatement();
             ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getInt(2));
            }
        }
        return counts;
    }

    private static Connection connect(String databaseUrl) throws SQLException {
        return DriverManager.getConnection(databaseUrl, "sa", "sa");
    }
}
