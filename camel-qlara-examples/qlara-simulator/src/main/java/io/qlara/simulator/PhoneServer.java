/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.simulator;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.HttpServer;
import com.github.tomakehurst.wiremock.http.HttpServerFactory;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty11.Jetty11HttpServer;

import wiremock.org.eclipse.jetty.servlet.ServletContextHandler;
import wiremock.org.eclipse.jetty.servlet.ServletHolder;

/** WireMock's own server with the phone page beside the stubs, which can't keep a response open. */
final class PhoneServer implements HttpServerFactory {

    private final PhoneServlet servlet;

    PhoneServer(PhoneServlet servlet) {
        this.servlet = servlet;
    }

    @Override
    public String getName() {
        return "qlara-phone";
    }

    @Override
    public HttpServer buildHttpServer(Options options, AdminRequestHandler administration, StubRequestHandler stubs) {
        return new Jetty11HttpServer(options, administration, stubs) {
            @Override
            protected void decorateMockServiceContextAfterConfig(ServletContextHandler context) {
                ServletHolder holder = new ServletHolder(servlet);
                holder.setAsyncSupported(true);
                context.addServlet(holder, PhoneServlet.PATH + "/*");
            }
        };
    }
}
