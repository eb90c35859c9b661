package io.groundswell.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs commands on one data folder, and keeps what the last of them said. */
final class CommandLines {
    private final Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    CommandLines(Path folder) {
        this.folder = folder;
    }

    /** Runs a command with the folder of this, and gives its status. */
    int run(String... words) {
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.addAll(List.of("--data", folder.toString()));
        return runBare(arguments.toArray(String[]::new));
    }

    /** Runs a command as it is, and gives its status. */
    int runBare(String... words) {
        out.getBuffer().setLength(0);
        return Main.execute(new PrintWriter(out), new PrintWriter(err), words);
    }

    /** Runs a command that succeeds, and gives what it said. */
    String done(String... words) {
        assertThat(run(words)).as(err.toString()).isZero();
        return out.toString();
    }

    /** Starts a server on a port of its own, not the usual one, which somebody's may have. */
    int up(String server) throws IOException {
        int port = freePort();
        done("up", server, "--port", Integer.toString(port));
        return port;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** What the last command said. */
    String out() {
        return out.toString();
    }

    /** What all of them complained about. */
    String err() {
        return err.toString();
    }

    /** The first line of the last command that begins so, or nothing. */
    String row(String first) {
        return out.toString().lines().filter(it -> it.startsWith(first)).findAny().orElse("");
    }
}
