/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** What can go wrong on the wire after a request has arrived; each acts on the connection that it came on. */
public enum WireFault {

    RESET_AFTER_THE_REQUEST {
        @Override
        public void act(Socket connection) throws IOException {
            reset(connection);
        }
    },
    CLOSE_AFTER_THE_REQUEST {
        @Override
        public void act(Socket connection) throws IOException {
            connection.close();
        }
    },
    RESET_AFTER_THE_HEADERS {
        @Override
        public void act(Socket connection) throws IOException {
            write(connection, head(100));
            reset(connection);
        }
    },
    RESET_IN_THE_BODY {
        @Override
        public void act(Socket connection) throws IOException {
            write(connection, head(100) + "{\"messageId\":\"m\",");
            reset(connection);
        }
    },
    GARBAGE {
        @Override
        public void act(Socket connection) throws IOException {
            write(connection, "\u0001\u0002 this is not HTTP at all\r\n\r\n");
            connection.close();
        }
    },
    STALL {
        @Override
        public void act(Socket connection) {
            // no answer: the connection stays open until the client gives up
        }
    },
    SLOW_DRIP {
        @Override
        public void act(Socket connection) throws IOException {
            write(connection, head(1000));
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    write(connection, " ");
                    Thread.sleep(50);
                }
            } catch (InterruptedException | IOException e) {
                connection.close();
            }
        }
    },
    OVERSIZED {
        @Override
        public void act(Socket connection) throws IOException {
            write(connection, head(20_000_000));
            write(connection, " ".repeat(20_000_000));
            connection.close();
        }
    },
    SHORTER_THAN_ITS_LENGTH {
        @Override
        public void act(Socket connection) throws IOException {
            write(connection, head(100) + "{\"messageId\":\"m\",\"results\":[{\"accepted\":true}]}");
            connection.close();
        }
    },
    TRUNCATED_JSON {
        @Override
        public void act(Socket connection) throws IOException {
            answer(connection, "{\"messageId\":\"m\",\"results\":[{\"acce");
        }
    },
    HTML_WITH_200 {
        @Override
        public void act(Socket connection) throws IOException {
            answer(connection, "<html><body>Sign in</body></html>");
        }
    },
    REDIRECT {
        @Override
        public void act(Socket connection) throws IOException {
            write(connection, "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:" + connection.getLocalPort()
                    + "/elsewhere\r\nContent-Length: 0\r\n\r\n");
        }
    };

    /** Does the harm; called on a thread that the connection has for itself. */
    public abstract void act(Socket connection) throws IOException;

    private static String head(int length) {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n";
    }

    private static void answer(Socket connection, String body) throws IOException {
        write(connection, head(body.length()) + body);
    }

    private static void write(Socket connection, String text) throws IOException {
        OutputStream output = connection.getOutputStream();
        output.write(text.getBytes(StandardCharsets.ISO_8859_1));
        output.flush();
    }

    /** Without lingering a close is a reset. */
    private static void reset(Socket connection) throws IOException {
        connection.setSoLinger(true, 0);
        connection.close();
    }
}
