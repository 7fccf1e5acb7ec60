/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import com.github.tomakehurst.wiremock.http.Request;

/** Answers what is asked below one path of the API. */
interface Resource {

    Answer answer(Request request, ApiPath path);
}
