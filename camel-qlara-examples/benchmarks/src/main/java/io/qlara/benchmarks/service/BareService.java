/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.benchmarks.service;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpServerCodec;

import java.net.InetSocketAddress;
import java.util.concurrent.ConcurrentHashMap;

import io.qlara.benchmarks.process.CommandLoop;

/**
 * The service that all contenders send to, with as little of its own as can be: one thread of Netty that answers what the
 * API document says. It runs in a JVM of its own, until its standard input ends.
 */
public final class BareService {

    private static final int CONNECTIONS_WAITING_TO_BE_TAKEN = 4096;

    private BareService() {
    }

    public static void main(String[] arguments) throws Exception {
        EventLoopGroup threads = new NioEventLoopGroup(1);
        ConcurrentHashMap<String, Quota> quotas = new ConcurrentHashMap<>();
        Channel server = new ServerBootstrap().group(threads).channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, CONNECTIONS_WAITING_TO_BE_TAKEN)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel connection) {
                        connection.pipeline().addLast(new HttpServerCodec(), new AnswerWriter(quotas));
                    }
                })
                .bind("127.0.0.1", 0).sync().channel();
        new CommandLoop()
                .on("port", command -> ((InetSocketAddress) server.localAddress()).getPort())
                .on("quota", command -> quotas.get(command.get("name").asText()).report())
                .serve();
        threads.shutdownGracefully();
    }
}
