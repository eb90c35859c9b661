package io.groundswell.connectors.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Says a line to a server without a word before it, and tells the first line of the answer. */
final class RawQuery {
    private static final int LIMIT_MILLIS = 10_000;

    private RawQuery() {}

    static String ask(String address, String line) throws IOException {
        int colon = address.indexOf(':');
        try (Socket socket =
                new Socket(
                        address.substring(0, colon),
                        Integer.parseInt(address.substring(colon + 1)))) {
            socket.setSoTimeout(LIMIT_MILLIS);
            socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
            return new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
        }
    }
}
