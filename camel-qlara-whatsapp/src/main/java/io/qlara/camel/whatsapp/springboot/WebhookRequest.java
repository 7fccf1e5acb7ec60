/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.springboot;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;

import io.qlara.camel.whatsapp.WebhookGate;

/**
 * A call to a webhook route as the application and Camel see it: always JSON, whatever its content type says, so that nobody parses a
 * form out of it or keeps the files in it.
 */
final class WebhookRequest extends HttpServletRequestWrapper {

    private static final String ATTRIBUTE = WebhookRequest.class.getName();
    private static final String CONTENT_TYPE = "Content-Type";
    /** Camel reads the body as text. In this charset no byte is lost, also of a body that is not what it should be. */
    private static final String BYTES = StandardCharsets.ISO_8859_1.name();
    private static final String JSON = "application/json;charset=" + BYTES;

    private final WebhookGate gate;
    private volatile byte[] body;

    WebhookRequest(HttpServletRequest call, WebhookGate gate) {
        super(call);
        this.gate = gate;
        call.setAttribute(ATTRIBUTE, this);
    }

    /** The call that this request is, however it was wrapped since; null if it is none to a webhook route. */
    static WebhookRequest in(ServletRequest request) {
        return (WebhookRequest) request.getAttribute(ATTRIBUTE);
    }

    /** The path below that of the application and of Spring's servlet, decoded, without slashes at its end. */
    static String pathOf(HttpServletRequest call) {
        return withoutSlash(call.getPathInfo() == null ? call.getServletPath() : call.getPathInfo());
    }

    private static String withoutSlash(String path) {
        return path == null ? null : path.replaceFirst("(?<=.)/+$", "");
    }

    WebhookGate gate() {
        return gate;
    }

    boolean hasBody() {
        return body != null;
    }

    void bodyIs(byte[] bytes) {
        body = bytes;
    }

    /** The body as it comes from the caller. */
    ServletInputStream source() throws IOException {
        return getRequest().getInputStream();
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return body == null ? source() : new BodyStream(body);
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), BYTES));
    }

    @Override
    public String getCharacterEncoding() {
        return BYTES;
    }

    @Override
    public String getContentType() {
        return JSON;
    }

    @Override
    public String getHeader(String name) {
        return CONTENT_TYPE.equalsIgnoreCase(name) ? JSON : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return CONTENT_TYPE.equalsIgnoreCase(name) ? Collections.enumeration(List.of(JSON)) : super.getHeaders(name);
    }

    @Override
    public String getRequestURI() {
        return withoutSlash(super.getRequestURI());
    }

    @Override
    public String getServletPath() {
        return withoutSlash(super.getServletPath());
    }

    @Override
    public String getPathInfo() {
        return withoutSlash(super.getPathInfo());
    }

    /** Nobody needs the parameters, and the server would look for them in the body. */
    @Override
    public String getParameter(String name) {
        return null;
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Map.of();
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.emptyEnumeration();
    }

    @Override
    public String[] getParameterValues(String name) {
        return null;
    }

    @Override
    public Collection<Part> getParts() {
        return List.of();
    }

    @Override
    public Part getPart(String name) {
        return null;
    }
}
