/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks.service;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Answers by the path of the request. One that begins with {@code /wait/<milliseconds>/} is answered so much later, one
 * with {@code /quota/<a second>/<a minute>/<name>/} is held to that quota, one with {@code /meta/} gets the answer that
 * camel-whatsapp expects, one for templates or phone numbers a list of one, and all others at once the answer of the API document.
 */
final class AnswerWriter extends SimpleChannelInboundHandler<HttpObject> {

    private static final ByteBuf ACCEPTED = bytes("{\"messageId\":\"wamid.HBgMMzkzNDAxMjM0NTY3FQIAERgSQjQ1Q0\","
            + "\"simulation\":false,\"results\":[{\"destination\":\"+393401234567\",\"accepted\":true}]}");
    private static final ByteBuf META = bytes("{\"messaging_product\":\"whatsapp\",\"contacts\":[{\"input\":\"+393401234567\","
            + "\"wa_id\":\"393401234567\"}],\"messages\":[{\"id\":\"wamid.HBgMMzkzNDAxMjM0NTY3FQIAERgSQjQ1Q0\"}]}");
    private static final ByteBuf TEMPLATES = bytes("[{\"name\":\"order_shipped\",\"language\":\"en\",\"status\":\"APPROVED\",\"components\":[{\"type\":\"BODY\","
            + "\"text\":\"Hello {{1}}, your order {{2}} is on its way.\"}]}]");
    private static final ByteBuf PHONE_NUMBERS = bytes("[{\"id\":\"390200000101\",\"phoneNumber\":\"+390200000101\"}]");
    private static final ByteBuf REFUSED = bytes("{\"error\":\"Too many requests\"}");

    private final Map<String, Quota> quotas;
    private String path;

    AnswerWriter(Map<String, Quota> quotas) {
        this.quotas = quotas;
    }

    private static ByteBuf bytes(String json) {
        return Unpooled.unreleasableBuffer(Unpooled.copiedBuffer(json, StandardCharsets.UTF_8));
    }

    @Override
    protected void channelRead0(ChannelHandlerContext connection, HttpObject part) {
        if (part instanceof HttpRequest request) {
            path = request.uri();
        }
        if (part instanceof LastHttpContent) {
            answer(connection);
        }
    }

    private void answer(ChannelHandlerContext connection) {
        if (path.startsWith("/wait/")) {
            long milliseconds = Long.parseLong(path.split("/")[2]);
            connection.executor().schedule(() -> connection.writeAndFlush(response(HttpResponseStatus.OK, ACCEPTED)), milliseconds,
                    TimeUnit.MILLISECONDS);
        } else if (path.startsWith("/quota/")) {
            askQuota(connection, path.split("/"));
        } else if (path.contains("/templates")) {
            connection.writeAndFlush(response(HttpResponseStatus.OK, TEMPLATES));
        } else if (path.contains("/phone-numbers")) {
            connection.writeAndFlush(response(HttpResponseStatus.OK, PHONE_NUMBERS));
        } else {
            connection.writeAndFlush(response(HttpResponseStatus.OK, path.startsWith("/meta/") ? META : ACCEPTED));
        }
    }

    private void askQuota(ChannelHandlerContext connection, String[] segments) {
        Quota quota = quotas.computeIfAbsent(segments[4],
                name -> new Quota(Integer.parseInt(segments[2]), Integer.parseInt(segments[3])));
        long tooEarly = quota.take(System.nanoTime());
        if (tooEarly == 0) {
            connection.writeAndFlush(response(HttpResponseStatus.OK, ACCEPTED));
        } else {
            FullHttpResponse refusal = response(HttpResponseStatus.TOO_MANY_REQUESTS, REFUSED);
            refusal.headers().setInt(HttpHeaderNames.RETRY_AFTER, (int) TimeUnit.NANOSECONDS.toSeconds(tooEarly) + 1);
            connection.writeAndFlush(refusal);
        }
    }

    private static FullHttpResponse response(HttpResponseStatus status, ByteBuf body) {
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body.duplicate());
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, "application/json")
                .setInt(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
        return response;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext connection, Throwable cause) {
        connection.close();
    }
}
