/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks.intake;

/** What can take webhook events. */
public enum IntakeKind {

    BARE("platform-http, unmarshal to a POJO", false, false),
    BARE_WITH_REPOSITORY("platform-http, unmarshal, idempotent consumer", false, true),
    QLARA("qlara-whatsapp:webhooks", false, false),
    QLARA_WITH_TOKEN("qlara-whatsapp:webhooks, token", true, false),
    QLARA_WITH_REPOSITORY("qlara-whatsapp:webhooks, repository", false, true),
    QLARA_WITH_BOTH("qlara-whatsapp:webhooks, token and repository", true, true);

    static final String TOKEN = "7f9a1c0e5b3d4826a1f0";

    private final String title;
    private final boolean token;
    private final boolean repository;

    IntakeKind(String title, boolean token, boolean repository) {
        this.title = title;
        this.token = token;
        this.repository = repository;
    }

    /** Its name in tables. */
    public String title() {
        return title;
    }

    /** The path and query that events are posted to. */
    public String target() {
        return token ? "/events?token=" + TOKEN : "/events";
    }

    boolean hasToken() {
        return token;
    }

    boolean hasRepository() {
        return repository;
    }

    boolean isBare() {
        return this == BARE || this == BARE_WITH_REPOSITORY;
    }
}
