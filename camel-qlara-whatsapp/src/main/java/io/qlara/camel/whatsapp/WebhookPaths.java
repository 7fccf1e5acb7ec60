package io.qlara.camel.whatsapp;

/** The paths that webhook routes listen on. */
final class WebhookPaths {
}
