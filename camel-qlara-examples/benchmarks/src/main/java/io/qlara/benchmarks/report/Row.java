/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks.report;

/**
 * What a line of a table is about.
 *
 * @param group     the table
 * @param condition under which it was measured, such as {@code 64 in flight}
 * @param contender what was measured
 */
public record Row(String group, String condition, String contender) {

    /** Whether the other was measured under the same condition. */
    boolean isComparableTo(Row other) {
        return group.equals(other.group) && condition.equals(other.condition);
    }
}
