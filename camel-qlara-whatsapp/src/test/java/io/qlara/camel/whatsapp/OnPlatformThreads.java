/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** A test of a pool and its few threads. With virtual threads there is neither: each step has a thread of its own. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@DisabledIfSystemProperty(named = "camel.threads.virtual.enabled", matches = "true", disabledReason = "virtual threads have no pool")
public @interface OnPlatformThreads {
}
