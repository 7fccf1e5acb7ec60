/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ServeEventListener;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;

/** Counts the requests to the API before anything answers them, so that those which a test's own stub answers count too. */
final class RequestCounter implements ServeEventListener {

    private final Journal journal;

    RequestCounter(Journal journal) {
        this.journal = journal;
    }

    @Override
    public String getName() {
        return "qlara-request-counter";
    }

    @Override
    public void beforeMatch(ServeEvent event, Parameters parameters) {
        LoggedRequest request = event.getRequest();
        String path = ApiPath.withoutQuery(request.getUrl());
        if (path.startsWith(ApiPath.ROOT)) {
            journal.requested(request.getMethod() + " " + path);
        }
    }
}
