package io.qlara.camel.whatsapp.webhook;

import java.util.Arrays;
import java.util.List;

/** Options that hold several values, separated by commas. */
final class CommaSeparated {

    private CommaSeparated() {
    }

    /** The values without the white space around them; blank ones are left out, null has none. */
    static List<String> values(String option) {
        if (option == null) {
            return List.of();
        }
        return Arrays.stream(option.split(",")).map(String::strip).filter(value -> !value.isEmpty()).toList();
    }
}
