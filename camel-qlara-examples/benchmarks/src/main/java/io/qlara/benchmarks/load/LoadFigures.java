/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks.load;

/**
 * What some messages took.
 *
 * @param perSecond        messages a second
 * @param p50              microseconds from the call to the end, half of the messages were faster
 * @param p99              microseconds from the call to the end, 99 of 100 messages were faster
 * @param cpuMicroseconds  processor time of the whole process for each message, in microseconds
 * @param allocatedBytes   bytes that all threads together allocated for each message
 */
public record LoadFigures(double perSecond, double p50, double p99, double cpuMicroseconds, double allocatedBytes) {
}
