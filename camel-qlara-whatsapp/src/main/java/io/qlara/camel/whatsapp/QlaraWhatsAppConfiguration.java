/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.time.Duration;

import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** What can be set on the component for all endpoints, and on an endpoint for itself. */
@UriParams
public class QlaraWhatsAppConfiguration extends SendDefaults implements Cloneable {

    static final String DEFAULT_BASE_URL = "https://lora-api.agiletelecom.com";

    @UriParam(label = "security", secret = true)
    private String apiKey;
    @UriParam(label = "common", defaultValue = DEFAULT_BASE_URL)
    private String baseUrl = DEFAULT_BASE_URL;
    @UriParam(label = "security")
    private boolean allowInsecureBaseUrl;
    @UriParam(label = "common")
    private String phoneNumberId;
    @UriParam(label = "producer", defaultValue = "30s")
    private Duration responseTimeout = Duration.ofSeconds(30);
    @UriParam(label = "producer", defaultValue = "2m")
    private Duration requestTimeout = Duration.ofMinutes(2);
    @UriParam(label = "producer", defaultValue = "3")
    private int maxRetries = 3;
    @UriParam(label = "producer", defaultValue = "60s")
    private Duration maxRetryAfter = Duration.ofSeconds(60);
    @UriParam(label = "producer,templates", defaultValue = "PUT")
    private TemplateUpdateMethod templateUpdateMethod = TemplateUpdateMethod.PUT;
    @UriParam(label = "producer", defaultValue = "true")
    private boolean validate = true;
    @UriParam(label = "producer,send", defaultValue = "true")
    private boolean failOnRejected = true;
    @UriParam(label = "producer,send")
    private String defaultRegion;

    public String getApiKey() {
        return apiKey;
    }

    /** The API key of the Qlara account, sent as the header X-Api-Key. Every producer needs one. */
    public void setApiKey(String apiKey) {
        this.apiKey = apiKey;
    }

    public String getBaseUrl() {
        return baseUrl;
    }

    /**
     * Where the API is. A trailing slash and a path prefix are fine; http is only taken for hosts on this machine,
     * unless allowInsecureBaseUrl is true.
     */
    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public boolean isAllowInsecureBaseUrl() {
        return allowInsecureBaseUrl;
    }

    /**
     * Whether baseUrl may be http for any host, which sends the API key in clear text. For networks that are your own.
     */
    public void setAllowInsecureBaseUrl(boolean allowInsecureBaseUrl) {
        this.allowInsecureBaseUrl = allowInsecureBaseUrl;
    }

    public String getPhoneNumberId() {
        return phoneNumberId;
    }

    /**
     * The id of the sending number. Set on the component it is the default sender of send and of nothing else; set on
     * an endpoint of templates it is also the number to list or create templates of.
     */
    public void setPhoneNumberId(String phoneNumberId) {
        this.phoneNumberId = phoneNumberId;
    }

    public Duration getResponseTimeout() {
        return responseTimeout;
    }

    /**
     * The longest that one attempt may take, from asking the pool for a connection to the last byte of the answer.
     */
    public void setResponseTimeout(Duration responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    public Duration getRequestTimeout() {
        return requestTimeout;
    }

    /** The longest that everything may take. What had not left by then says so. */
    public void setRequestTimeout(Duration requestTimeout) {
        this.requestTimeout = requestTimeout;
    }

    public int getMaxRetries() {
        return maxRetries;
    }

    /**
     * How many attempts may follow the first one. Another is made only where it can do no harm: after a 429, after a 503
     * that says when to come back, if the request never left, and after every failure of a call that can be repeated.
     */
    public void setMaxRetries(int maxRetries) {
        this.maxRetries = maxRetries;
    }

    public Duration getMaxRetryAfter() {
        return maxRetryAfter;
    }

    /**
     * The longest wait that the service may impose before another attempt. A longer one fails at once, with the wait in
     * the exception.
     */
    public void setMaxRetryAfter(Duration maxRetryAfter) {
        this.maxRetryAfter = maxRetryAfter;
    }

    public TemplateUpdateMethod getTemplateUpdateMethod() {
        return templateUpdateMethod;
    }

    /** The HTTP method that changes a template: PUT by the API document, PATCH by the vendor's later documents. */
    public void setTemplateUpdateMethod(TemplateUpdateMethod templateUpdateMethod) {
        this.templateUpdateMethod = templateUpdateMethod;
    }

    public boolean isValidate() {
        return validate;
    }

    /**
     * Whether requests to send are checked before they leave, and their destination is brought into international
     * format.
     */
    public void setValidate(boolean validate) {
        this.validate = validate;
    }

    public boolean isFailOnRejected() {
        return failOnRejected;
    }

    /**
     * Whether a send that no destination took fails with QlaraMessageRejectedException. If false, the answer is the
     * result, and the header CamelQlaraWhatsAppAccepted tells.
     */
    public void setFailOnRejected(boolean failOnRejected) {
        this.failOnRejected = failOnRejected;
    }

    public String getDefaultRegion() {
        return defaultRegion;
    }

    /**
     * The two-letter code of the country whose national numbers are completed to international format, such as IT.
     * Needs the dependency com.googlecode.libphonenumber:libphonenumber, without which the route does not start. Where the
     * option is not set, national numbers are refused.
     */
    public void setDefaultRegion(String defaultRegion) {
        this.defaultRegion = defaultRegion;
    }

    /** A configuration with the same values, to be changed independently. */
    public QlaraWhatsAppConfiguration copy() {
        try {
            return (QlaraWhatsAppConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    /** Leaves the API key out. */
    @Override
    public String toString() {
        return "QlaraWhatsAppConfiguration[" + baseUrl + "]";
    }
}
