/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.api;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.qlara.camel.whatsapp.client.QlaraValidationException;
import io.qlara.camel.whatsapp.http.SafeText;
import io.qlara.camel.whatsapp.model.SendRequest;
import io.qlara.camel.whatsapp.model.Template;

/**
 * Looks the template of a send up in the account's list, before the message leaves: whether the template is there and approved, and whether the send
 * gives the values that it needs. If the list can't be had, sends pass. Thread-safe.
 */
public final class TemplateCheck {

    /** The state of a template before the account's list was read. */
    public static final String NOT_READ = "not read yet";

    private static final Logger LOG = LoggerFactory.getLogger(TemplateCheck.class);
    private static final String FIELD = "template";
    private static final String APPROVED = "APPROVED";
    private static final int MOST_NAMED = 5;
    private static final int MOST_WARNINGS = 1_000;

    private final Accounts accounts;
    private final boolean refuses;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    /** @param refuses whether a message with findings is refused; else they are logged, each once */
    public TemplateCheck(Accounts accounts, boolean refuses) {
        this.accounts = accounts;
        this.refuses = refuses;
    }

    /**
     * Ends when the message may leave, or with a {@link QlaraValidationException}.
     *
     * @param begun when the send began, on the clock of {@link System#nanoTime}
     */
    public CompletableFuture<Void> check(SendRequest request, QlaraClient client, long begun) {
        Optional<UsedTemplate> used = UsedTemplate.of(request);
        if (used.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        return find(used.get(), client, begun).thenAccept(found -> found.ifPresent(list -> report(findings(used.get(), request, list), used.get())));
    }

    /** The account's templates, read once more if the template is not among them; empty if they can't be had. */
    private CompletableFuture<Optional<List<ListedTemplate>>> find(UsedTemplate used, QlaraClient client, long begun) {
        Account account = accounts.of(client.settings());
        CompletableFuture<List<ListedTemplate>> lately = account.templates(client, begun);
        // what is read for this very send is new enough
        boolean isNew = !lately.isDone();
        return lately.thenCompose(list -> {
            boolean isThere = list.stream().anyMatch(used::is);
            return isThere || isNew ? CompletableFuture.completedFuture(list) : account.templatesAgain(client, begun);
        }).handle((list, failure) -> {
            if (failure != null) {
                LOG.debug("The account's templates can't be read, so that a template is sent unchecked", failure);
            }
            return Optional.ofNullable(list);
        });
    }

    private static Findings findings(UsedTemplate used, SendRequest request, List<ListedTemplate> list) {
        Findings findings = new Findings();
        Optional<ListedTemplate> found = list.stream().filter(used::is).findFirst();
        if (found.isEmpty()) {
            findings.add(FIELD, SafeText.oneLine("the account does not have " + used.described() + others(used, list)));
        } else {
            checkFound(found.get(), used, request, findings);
        }
        used.checkValues(findings);
        return findings;
    }

    /** What is there under the name, for a send that names an id nothing. */
    private static String others(UsedTemplate used, List<ListedTemplate> list) {
        if (used.id() != null) {
            return "";
        }
        String named = list.stream().map(ListedTemplate::template)
                .filter(template -> used.name().equals(template.name())).limit(MOST_NAMED)
                .map(template -> template.language() + " (" + template.status() + ")").collect(Collectors.joining(", "));
        return named.isEmpty() ? ", nor any other one of that name" : "; under that name there is " + named;
    }

    private static void checkFound(ListedTemplate listed, UsedTemplate used, SendRequest request, Findings findings) {
        Template template = listed.template();
        if (template.status() != null && !APPROVED.equalsIgnoreCase(template.status().strip())) {
            findings.add(FIELD, SafeText.oneLine(used.described() + " is " + template.status() + "; only an APPROVED one can be sent"));
        }
        Integer given = used.values(request);
        listed.placeholders().filter(needed -> given != null && needed.count() != given).ifPresent(needed -> findings.add(FIELD,
                SafeText.oneLine(used.described() + " needs " + needed.count() + " values in header, body and buttons, but the message gives " + given)));
    }

    private void report(Findings findings, UsedTemplate used) {
        if (refuses) {
            findings.throwIfAny("send");
        }
        findings.texts().stream().filter(text -> warned.size() < MOST_WARNINGS && warned.add(used.described() + text))
                .forEach(text -> LOG.warn("A message is sent by {}, although: {}", SafeText.oneLine(used.described()), text));
    }

    /** The state of a template as it was read last, {@code missing} if it was not there, or {@link #NOT_READ}. */
    public String state(Account account, String name, String language, String id) {
        List<ListedTemplate> list = account.knownTemplates();
        if (list == null) {
            return NOT_READ;
        }
        UsedTemplate used = new UsedTemplate(name, language, id, null, null);
        return list.stream().filter(used::is).findFirst().map(found -> String.valueOf(found.template().status())).orElse("missing");
    }
}
