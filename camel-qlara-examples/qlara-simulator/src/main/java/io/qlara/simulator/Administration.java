/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import com.github.tomakehurst.wiremock.admin.Router;
import com.github.tomakehurst.wiremock.common.url.PathParams;
import com.github.tomakehurst.wiremock.extension.AdminApiExtension;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;

/** What a test does with the Java API, for everybody else: below {@code /__admin/qlara}, behind {@link AdministrationGuard}. */
final class Administration implements AdminApiExtension {

    private static final String ROOT = "/qlara/";

    private final QlaraSimulator simulator;

    Administration(QlaraSimulator simulator) {
        this.simulator = simulator;
    }

    @Override
    public String getName() {
        return "qlara-administration";
    }

    // WireMock finds a task's path by the task's class, so that each is a lambda of its own
    @Override
    public void contributeAdminApiRoutes(Router router) {
        router.add(RequestMethod.GET, ROOT + "messages", (admin, event, path) -> Answer.json(200, messages()).toResponse());
        router.add(RequestMethod.PUT, ROOT + "messages/{id}/status", (admin, event, path) -> done(event, path,
                call -> simulator.deliveryStatus(call.id(), call.optional("status"))));
        router.add(RequestMethod.POST, ROOT + "templates", (admin, event, path) -> answered(event, path,
                call -> Answer.json(201, Map.of("id", simulator.template(call.body())))));
        router.add(RequestMethod.PUT, ROOT + "templates/{id}/status", (admin, event, path) -> done(event, path,
                call -> simulator.templateStatus(call.id(), call.text("status"))));
        router.add(RequestMethod.POST, ROOT + "inbound", (admin, event, path) -> done(event, path, this::inbound));
        router.add(RequestMethod.POST, ROOT + "read", (admin, event, path) -> done(event, path,
                call -> simulator.read(call.text("messageId"), call.text("destination"))));
        router.add(RequestMethod.POST, ROOT + "lost-answers", (admin, event, path) -> done(event, path,
                call -> simulator.loseAnswers(Integer.parseInt(call.text("times")))));
        router.add(RequestMethod.PUT, ROOT + "settings", (admin, event, path) -> done(event, path, this::settings));
        router.add(RequestMethod.POST, ROOT + "reset", (admin, event, path) -> done(event, path, call -> simulator.reset()));
    }

    private static ResponseDefinition done(ServeEvent event, PathParams path, Consumer<Call> action) {
        return answered(event, path, call -> {
            action.accept(call);
            return Answer.empty(204);
        });
    }

    private static ResponseDefinition answered(ServeEvent event, PathParams path, Function<Call, Answer> action) {
        byte[] body = event.getRequest().getBody();
        Optional<Map<String, Object>> fields = body.length == 0 ? Optional.of(Map.of()) : JsonText.object(body);
        Answer answer;
        try {
            answer = fields.map(named -> action.apply(new Call(path.get("id"), named))).orElseGet(Answer::notJson);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            answer = Answer.error(400, "Bad Request", e.getMessage());
        } catch (IllegalStateException e) {
            answer = Answer.error(409, "Conflict", e.getMessage());
        }
        return answer.toResponse();
    }

    private List<Map<String, Object>> messages() {
        return simulator.journal().messages().stream().map(message -> {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("messageId", message.messageId());
            json.put("destination", message.destination());
            json.put("request", message.request());
            json.put("timestamp", message.timestamp().toString());
            json.put("accepted", message.accepted());
            return json;
        }).toList();
    }

    private void inbound(Call call) {
        String at = call.optional("at");
        simulator.inbound().from(call.text("from")).to(call.text("to")).text(call.text("text"))
                .at(at == null ? null : Instant.parse(at)).post();
    }

    /** Sets those that the call names, and leaves the others. */
    private void settings(Call call) {
        call.ifPresent("undeliverable", numbers -> simulator.undeliverable(numbers.split(",")));
        call.ifPresent("reject", numbers -> simulator.reject(numbers.split(",")));
        call.ifPresent("webhookUrl", url -> simulator.webhookUrl(url.isEmpty() ? null : url));
        call.ifPresent("documents", value -> simulator.documents(Documents.valueOf(constant(value))));
        call.ifPresent("outsideSession", value -> simulator.outsideSession(OutsideSession.valueOf(constant(value))));
        call.ifPresent("credit", value -> simulator.credit(new BigDecimal(value)));
    }

    /** The name in Java of what is written in small letters and with dashes everywhere else. */
    static String constant(String written) {
        return written.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private record Call(String id, Map<String, Object> body) {

        String text(String field) {
            String value = optional(field);
            if (value == null) {
                throw new IllegalArgumentException(field + " is required");
            }
            return value;
        }

        String optional(String field) {
            Object value = body.get(field);
            if (value instanceof Map || value instanceof List) {
                throw new IllegalArgumentException(field + " must be text or a number");
            }
            return value == null ? null : value.toString();
        }

        void ifPresent(String field, Consumer<String> action) {
            if (body.get(field) != null) {
                action.accept(text(field));
            }
        }
    }
}
