/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of {@code qlara-whatsapp:raw} alone. */
@UriParams
public class RawConfiguration {

    @UriParam(label = "producer,raw", defaultValue = "GET")
    private RawMethod method = RawMethod.GET;
    @UriParam(label = "producer,raw,advanced")
    private boolean allowPathFromHeader;

    public RawMethod getMethod() {
        return method;
    }

    /** The HTTP method of a raw call. The body goes along with POST, PUT and PATCH. */
    public void setMethod(RawMethod method) {
        this.method = method;
    }

    public boolean isAllowPathFromHeader() {
        return allowPathFromHeader;
    }

    /**
     * Whether the header CamelQlaraWhatsAppRawPath may say where a raw call goes. Who can set headers can then call any path of the API
     * but send.
     */
    public void setAllowPathFromHeader(boolean allowPathFromHeader) {
        this.allowPathFromHeader = allowPathFromHeader;
    }
}
