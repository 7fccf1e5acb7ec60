/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.api;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.qlara.camel.whatsapp.client.QlaraValidationException;
import io.qlara.camel.whatsapp.http.QlaraResponse;
import io.qlara.camel.whatsapp.model.PhoneNumber;

/** Lists the account's numbers: {@code GET /api/message-server/whatsapp/phone-numbers[/{id}]}. */
public final class PhoneNumbersApi {

    private final ClientCalls calls;

    PhoneNumbersApi(ClientCalls calls) {
        this.calls = calls;
    }

    public CompletableFuture<QlaraResponse<List<PhoneNumber>>> list(ListFilter filter) {
        return calls.get(ApiPaths.PHONE_NUMBERS, filter.toQuery(), new ListReader<>(PhoneNumber::of));
    }

    /**
     * One number.
     *
     * @throws QlaraValidationException if the id is blank, {@code .} or {@code ..}
     */
    public CompletableFuture<QlaraResponse<PhoneNumber>> get(String id) {
        List<String> path = ApiPaths.item(ApiPaths.PHONE_NUMBERS, id, "phoneNumbers");
        return calls.get(path, Map.of(), new SingleReader<>(PhoneNumber::of));
    }
}
