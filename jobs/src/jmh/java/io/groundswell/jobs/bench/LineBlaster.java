package io.groundswell.jobs.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.groundswell.connectors.iqfeed.client.ClientOptions;
import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.connectors.iqfeed.wire.Level1Field;
import io.groundswell.replay.server.Begin;
import io.groundswell.replay.server.IqFeedReplayServer;
import io.groundswell.replay.publish.ReplayClock;
import io.groundswell.replay.server.ReplayServerOptions;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Sends the lines that the replay server made of a day as fast as they are taken, each for several
 * symbols in turn, with the least work that can be: a sender that does not hold the receiver up.
 */
final class LineBlaster implements Closeable {
    private static final int CHUNK_BYTES = 256 << 10;

    private final byte[] day;
    private final List<String> recorded;
    private final int copies;
    private final ServerSocket socket;
    private long lines;

    private LineBlaster(byte[] day, List<String> recorded, int copies) throws IOException {
        this.day = day;
        this.recorded = recorded;
        this.copies = copies;
        this.socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread serving = new Thread(this::serve, "line-blaster");
        serving.setDaemon(true);
        serving.start();
    }

    /** A blaster with the lines of a tape, each so many times. */
    static LineBlaster of(Path tape, int copies) throws IOException {
        try (IqFeedReplayServer server = server(tape)) {
            return new LineBlaster(day(server), symbols(server), copies);
        }
    }

    /** Tells a tape at full speed when told to. */
    static IqFeedReplayServer server(Path tape) throws IOException {
        return IqFeedReplayServer.start(
                ReplayServerOptions.of(List.of(tape))
                        .freePorts()
                        .speed(ReplayClock.FULL_SPEED)
                        .begin(Begin.WHEN_TOLD),
                InstantSource.system(),
                System::nanoTime);
    }

    private static List<String> symbols(IqFeedReplayServer server) {
        return server.instruments().stream().map(it -> it.symbol()).toList();
    }

    /** The lines of Level 1 of a server's tape, which it plays to its end. */
    static byte[] day(IqFeedReplayServer server) throws IOException {
        try (Socket client =
                new Socket(InetAddress.getLoopbackAddress(), server.port(IqFeedPort.LEVEL1))) {
            StringBuilder said = new StringBuilder("S,SET PROTOCOL,6.2\r\nS,SELECT UPDATE FIELDS");
            ClientOptions.USUAL_FIELDS.forEach(it -> said.append(',').append(it.wireName()));
            symbols(server).forEach(it -> said.append("\r\nw").append(it));
            said.append("\r\nS,REQUEST WATCHES\r\n");
            client.getOutputStream().write(said.toString().getBytes(ISO_8859_1));
            return read(client, server);
        }
    }

    /** From the first F on to the end of the day. */
    private static byte[] read(Socket client, IqFeedReplayServer server) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream(128 << 20);
        InputStream in = client.getInputStream();
        byte[] bytes = new byte[CHUNK_BYTES];
        boolean plays = false;
        while (!plays || !server.status().ended() || in.available() > 0) {
            int read = in.read(bytes);
            all.write(bytes, 0, read);
            if (!plays && all.toString(ISO_8859_1).contains("S,WATCHES")) {
                plays = true;
                server.play();
            }
        }
        byte[] received = all.toByteArray();
        int from = all.toString(ISO_8859_1).indexOf("\nF,") + 1;
        return Arrays.copyOfRange(received, from, received.length);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** The names that stand for the recorded symbols, several for each. */
    List<String> symbols() {
        List<String> all = new ArrayList<>();
        for (String symbol : recorded) {
            for (int copy = 0; copy < copies; copy++) {
                all.add(name(symbol, copy));
            }
        }
        return all;
    }

    private static String name(String symbol, int copy) {
        return symbol + '.' + (char) ('A' + copy);
    }

    /** How many lines of the market were sent. */
    long lines() {
        return lines;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(client);
            } catch (IOException e) {
                // The client has gone; the next one is served.
            }
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1));
        OutputStream out = client.getOutputStream();
        int watched = 0;
        for (String command = in.readLine(); command != null; command = in.readLine()) {
            if (command.startsWith("S,SET PROTOCOL")) {
                out.write("S,CURRENT PROTOCOL,6.2,\n".getBytes(ISO_8859_1));
            } else if (command.startsWith("S,SELECT")) {
                out.write(fields().getBytes(ISO_8859_1));
            } else if (command.equals("T")) {
                out.write("T,20131008 03:59:59\n".getBytes(ISO_8859_1));
            } else if (command.startsWith("w") && ++watched == recorded.size() * copies) {
                send(out);
            }
        }
    }

    /** What is said of the fields of an update. */
    static String fields() {
        return "S,CURRENT UPDATE FIELDNAMES,Symbol,"
                + ClientOptions.USUAL_FIELDS.stream()
                        .map(Level1Field::wireName)
                        .collect(Collectors.joining(","))
                + '\n';
    }

    private void send(OutputStream out) throws IOException {
        lines = 0;
        byte[] chunk = new byte[CHUNK_BYTES];
        int filled = 0;
        int from = 0;
        for (int to = 0; to < day.length; to++) {
            if (day[to] != '\n') {
                continue;
            }
            int length = to + 1 - from;
            boolean named = day[from + 1] == ',' && "FPQC".indexOf(day[from]) >= 0;
            for (int copy = 0; copy < (named ? copies : 1); copy++) {
                if (filled + length + 2 > chunk.length) {
                    out.write(chunk, 0, filled);
                    filled = 0;
                }
                filled = put(from, length, named ? copy : -1, chunk, filled);
                lines++;
            }
            from = to + 1;
        }
        out.write(chunk, 0, filled);
        out.flush();
    }

    private int put(int from, int length, int copy, byte[] chunk, int at) {
        if (copy < 0) {
            System.arraycopy(day, from, chunk, at, length);
            return at + length;
        }
        int end = from + 2;
        while (day[end] != ',') {
            end++;
        }
        int head = end - from;
        System.arraycopy(day, from, chunk, at, head);
        chunk[at + head] = '.';
        chunk[at + head + 1] = (byte) ('A' + copy);
        System.arraycopy(day, end, chunk, at + head + 2, length - head);
        return at + length + 2;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
