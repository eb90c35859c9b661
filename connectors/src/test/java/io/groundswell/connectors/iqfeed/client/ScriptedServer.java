package io.groundswell.connectors.iqfeed.client;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * A port of something like IQConnect on loopback: answers commands as its script says, one
 * connection at a time, until it is closed.
 */
final class ScriptedServer implements Closeable {
    private static final long LIMIT_SECONDS = 20;

    private final ServerSocket listener = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    private final BlockingQueue<String> commands = new LinkedBlockingQueue<>();
    private final List<Exception> troubles = new CopyOnWriteArrayList<>();
    private final BiConsumer<ScriptedServer, String> script;
    private final String greeting;
    private final Thread thread = new Thread(this::serve, "scripted-server");
    private volatile Socket connection;

    /**
     * A server that listens.
     *
     * @param greeting sent to each new connection
     * @param script what to do about a command; runs on the server's thread
     */
    ScriptedServer(String greeting, BiConsumer<ScriptedServer, String> script) throws IOException {
        this.greeting = greeting;
        this.script = script;
        thread.start();
    }

    /** One of Level 1: settles 6.2 and the fields, and tells a state for each watch. */
    static ScriptedServer level1() throws IOException {
        return level1("6.2");
    }

    static ScriptedServer level1(String version) throws IOException {
        return new ScriptedServer(
                "S,KEY,99999\nS,SERVER CONNECTED\n",
                (server, command) -> server.answerLevel1(version, command));
    }

    void answerLevel1(String version, String command) {
        if (command.startsWith("S,SET PROTOCOL,")) {
            String asked = command.substring("S,SET PROTOCOL,".length());
            send(
                    asked.equals(version)
                            ? "S,CURRENT PROTOCOL,"
                                    + version
                                    + ",\nS,CURRENT UPDATE FIELDNAMES,Symbol,Bid,Ask\n"
                            : "E," + asked + " is not a valid protocol.,\n");
        } else if (command.startsWith("S,SELECT UPDATE FIELDS,")) {
            String fields = command.substring("S,SELECT UPDATE FIELDS,".length());
            send("S,CURRENT UPDATE FIELDNAMES,Symbol," + fields + "\n");
        } else if (command.equals("T")) {
            send("T,20240311 10:00:00\n");
        } else if (command.startsWith("w") || command.startsWith("f")) {
            send("P," + command.substring(1) + ",1.0000,\n");
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    private void serve() {
        while (!listener.isClosed()) {
            try (Socket accepted = listener.accept()) {
                accepted.setTcpNoDelay(true);
                connection = accepted;
                commands.add("(connection)");
                send(greeting);
                BufferedReader in =
                        new BufferedReader(
                                new InputStreamReader(
                                        accepted.getInputStream(), StandardCharsets.ISO_8859_1));
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    commands.add(line);
                    script.accept(this, line);
                }
            } catch (IOException e) {
                // A connection that was dropped by either side ends so.
                troubles.add(e);
            }
        }
    }

    /** Sends a text as it is; to nobody if nobody is there. */
    void send(String text) {
        try {
            connection.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            troubles.add(e);
        }
    }

    /** Ends the connection. */
    void drop() throws IOException {
        connection.close();
    }

    /** Waits for a command, past all others. */
    void awaitCommand(String wanted) throws InterruptedException {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        for (String command = ""; !command.equals(wanted); ) {
            command = commands.poll(limit - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (command == null) {
                throw new AssertionError("no '" + wanted + "' came; troubles: " + troubles);
            }
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        Socket open = connection;
        if (open != null) {
            open.close();
        }
        try {
            thread.join(TimeUnit.SECONDS.toMillis(LIMIT_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            throw new AssertionError("the scripted server does not end");
        }
    }
}
