/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks.intake;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** A delivery event as one would write it down for a route of one's own. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record DeliveryEvent(String messageId, String destination, Integer status, String timestamp) {
}
