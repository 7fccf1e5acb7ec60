/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.orders;

import java.util.Map;
import java.util.stream.Stream;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.dataformat.bindy.csv.BindyCsvDataFormat;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class StaffCallTest {

    static Stream<Arguments> names() {
        return Stream.of(
                arguments("Zoë D'Angelò", "Zoë D'Angelò"),
                arguments("Eve\",\"+390000000000\",\"x", "Eve\"\",\"\"+390000000000\"\",\"\"x"),
                arguments("Eve\n\"O-9\",\"Mallory\"", "Eve \"\"O-9\"\",\"\"Mallory\"\""),
                arguments("Eve\r\nMallory", "Eve Mallory"),
                arguments("Eve\u2028Mallory\u0085x\u2029y\rz", "Eve Mallory x y z"),
                arguments("=1+1", "'=1+1"),
                arguments("@SUM(A1)", "'@SUM(A1)"),
                arguments("-2+3", "'-2+3"),
                arguments("+1", "'+1"),
                arguments("\t=1+1", "' =1+1"),
                arguments("\n@SUM(A1)", "' @SUM(A1)"),
                arguments("\uff1d1+1", "'\uff1d1+1"),
                arguments("\uff0b1", "'\uff0b1"),
                arguments("\uff0d1", "'\uff0d1"),
                arguments("\uff20SUM(A1)", "'\uff20SUM(A1)"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void isOneRowAndNoFormulaWhateverTheCustomerIsCalled(String customer, String shown) throws Exception {
        StaffCall call = StaffCall.of(Map.of("order_id", "O-1", "customer", customer, "phone", "+393400000666", "state", "REJECTED"));

        assertThat(csv(call)).isEqualTo("\"O-1\",\"" + shown + "\",\"+393400000666\",\"REJECTED\"\n");
    }

    private static String csv(StaffCall call) throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            RouteBuilder.addRoutes(camel, routes -> routes.from("direct:row").marshal(new BindyCsvDataFormat(StaffCall.class)));
            camel.start();
            return camel.createProducerTemplate().requestBody("direct:row", call, String.class);
        }
    }
}
