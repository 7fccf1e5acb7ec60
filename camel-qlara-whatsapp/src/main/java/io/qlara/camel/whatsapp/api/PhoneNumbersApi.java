/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.api;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.qlara.camel.whatsapp.client.QlaraValidationException;
import io.qlara.camel.whatsapp.http.ApiRequest;
import io.qlara.camel.whatsapp.http.JsonCodec;
import io.qlara.camel.whatsapp.http.QlaraAnswer;
import io.qlara.camel.whatsapp.http.RequestExecutor;
import io.qlara.camel.whatsapp.model.PhoneNumber;

/** Lists the account's numbers: {@code GET /api/message-server/whatsapp/phone-numbers[/{id}]}. */
public final class PhoneNumbersApi {

    private final RequestExecutor executor;

    PhoneNumbersApi(RequestExecutor executor) {
        this.executor = executor;
    }

    public CompletableFuture<QlaraAnswer<List<PhoneNumber>>> list(ListFilter filter) {
        return executor.execute(new ApiRequest("GET", ApiPaths.PHONE_NUMBERS, filter.toQuery(), null),
                new ListReader<>(PhoneNumber::of));
    }

    /**
     * One number.
     *
     * @throws QlaraValidationException if the id is blank, {@code .} or {@code ..}
     */
    public CompletableFuture<QlaraAnswer<PhoneNumber>> get(String id) {
        List<String> path = ApiPaths.item(ApiPaths.PHONE_NUMBERS, id, "phoneNumbers");
        return executor.execute(new ApiRequest("GET", path, Map.of(), null),
                answer -> PhoneNumber.of(JsonCodec.readObject(answer.body())));
    }
}
