/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.util.Map;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.Request;

/** The part of a list that {@code limit} and {@code page} ask for; pages count from 0. */
record Page(int limit, int page) {

    /** Adds to {@code problems} what can't be understood. */
    static Page of(Request request, int largest, Map<String, String> problems) {
        int limit = number(request, "limit", 1, Integer.MAX_VALUE, problems);
        int page = number(request, "page", 0, 0, problems);
        return new Page(Math.min(limit, largest), page);
    }

    <T> Stream<T> of(Stream<T> all) {
        return all.skip((long) page * limit).limit(limit);
    }

    static int number(Request request, String name, int least, int absent, Map<String, String> problems) {
        QueryParameter parameter = request.queryParameter(name);
        if (!parameter.isPresent()) {
            return absent;
        }
        try {
            int number = Integer.parseInt(parameter.firstValue());
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // the same problem as a number out of range
        }
        problems.put(name, "must be a whole number, at least " + least);
        return absent;
    }
}
