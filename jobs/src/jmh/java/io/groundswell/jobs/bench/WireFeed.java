package io.groundswell.jobs.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.replay.server.IqFeedReplayServer;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * An IQConnect of one client whose market never rests: the hours of trading of the bundled day,
 * over and over, under many names, so many lines a second. Each line has the time at which it is
 * due, by a clock that begins at ten in the morning of that day and goes as ours does.
 */
final class WireFeed implements Closeable {
    private static final long MILLI_NANOS = 1_000_000;
    private static final long MILLIS_PER_SECOND = 1_000;
    private static final Instant FIRST = Instant.parse("2013-10-08T14:00:00Z");
    private static final Duration ZONE = Duration.ofHours(4);

    private final IqFeedReplayServer admin;
    private final List<WireDay> days;
    private final String[] names;
    private final byte[][] marks;
    private final int[] places;
    private final ServerSocket socket;
    private volatile int linesPerSecond;
    private volatile boolean unpaced;
    private volatile long unpacedLeft;
    private volatile long sent;
    private volatile long due;
    private volatile long originNanos;
    private volatile boolean watched;
    private volatile String failure = "";
    private int next;
    private byte[] chunk = new byte[1 << 20];
    private int filled;

    private WireFeed(IqFeedReplayServer admin, List<WireDay> days, int symbols)
            throws IOException {
        this.admin = admin;
        this.days = days;
        this.names = new String[symbols];
        this.marks = new byte[symbols][];
        this.places = new int[symbols];
        for (int i = 0; i < symbols; i++) {
            names[i] = "N" + i;
            marks[i] = (',' + names[i]).getBytes(ISO_8859_1);
            places[i] = (int) ((long) i * day(i).size() / symbols);
        }
        this.socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread serving = new Thread(this::serve, "wire-feed");
        serving.setDaemon(true);
        serving.start();
    }

    /** A feed of so many symbols that rests until it is given a rate. */
    static WireFeed open(Path root, int symbols) throws IOException {
        IqFeedReplayServer server =
                LineBlaster.server(root.resolve("replay/days/us-equities-2013-10-08.tape"));
        try {
            byte[] all = LineBlaster.day(server);
            List<WireDay> days = List.of(WireDay.of(all, "IBM"), WireDay.of(all, "BAC"));
            return new WireFeed(server, days, symbols);
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private WireDay day(int symbol) {
        return days.get(symbol % days.size());
    }

    int port() {
        return socket.getLocalPort();
    }

    int adminPort() {
        return admin.port(IqFeedPort.ADMIN);
    }

    List<String> symbols() {
        return List.of(names);
    }

    /** From now on so many lines a second. */
    void rate(int itsLinesPerSecond) {
        linesPerSecond = itsLinesPerSecond;
    }

    /** So many lines as fast as they are taken, with times as if they came at a rate. */
    void burst(long lines, int itsLinesPerSecond) {
        unpacedLeft = lines;
        linesPerSecond = itsLinesPerSecond;
        unpaced = true;
    }

    boolean isBursting() {
        return unpaced;
    }

    /** Lines of the market sent. */
    long sent() {
        return sent;
    }

    /** Lines that should have been sent. */
    long due() {
        return due;
    }

    /** What the feed's clock shows, milliseconds since 1970 UTC. */
    long clockMillis() {
        return FIRST.toEpochMilli() + (System.nanoTime() - originNanos) / MILLI_NANOS;
    }

    /** Throws where the client has gone. */
    void check() throws IOException {
        if (!failure.isEmpty()) {
            throw new IOException("the collector is no longer connected: " + failure);
        }
    }

    boolean isWatched() {
        return watched;
    }

    private void serve() {
        try (Socket client = socket.accept()) {
            talk(client);
        } catch (IOException e) {
            failure = e.toString();
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1));
        OutputStream out = client.getOutputStream();
        int watches = 0;
        for (String command = in.readLine(); command != null; command = in.readLine()) {
            if (command.startsWith("S,SET PROTOCOL")) {
                out.write("S,CURRENT PROTOCOL,6.2,\n".getBytes(ISO_8859_1));
            } else if (command.startsWith("S,SELECT")) {
                out.write(LineBlaster.fields().getBytes(ISO_8859_1));
            } else if (command.equals("T")) {
                clockLine(0);
                flush(out);
            } else if (command.startsWith("w") && ++watches == names.length) {
                tell(out);
            }
        }
        failure = "it has closed the connection";
    }

    private void tell(OutputStream out) throws IOException {
        for (int i = 0; i < names.length; i++) {
            for (byte[] line : day(i).first()) {
                append(line, marks[i]);
            }
        }
        flush(out);
        originNanos = System.nanoTime();
        watched = true;
        double owed = 0;
        for (long tick = 1; !socket.isClosed(); tick++) {
            if (unpaced) {
                originNanos = System.nanoTime() - tick * MILLI_NANOS;
            } else {
                rest(originNanos + tick * MILLI_NANOS);
            }
            if (tick % MILLIS_PER_SECOND == 0) {
                clockLine(tick);
            }
            owed += linesPerSecond / (double) MILLIS_PER_SECOND;
            int lines = (int) owed;
            owed -= lines;
            due += lines;
            send(lines, timeOfDay(tick));
            flush(out);
            sent += lines;
            if (unpaced && (unpacedLeft -= lines) <= 0) {
                linesPerSecond = 0;
                unpaced = false;
            }
        }
    }

    private static void rest(long untilNanos) {
        for (long left = untilNanos - System.nanoTime();
                left > 0;
                left = untilNanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void send(int lines, byte[] time) {
        for (int i = 0; i < lines; i++) {
            WireDay day = day(next);
            int place = places[next];
            append(day.line(place), marks[next]);
            day.stamp(place, chunk, filled, time);
            places[next] = (place + 1) % day.size();
            next = (next + 1) % names.length;
        }
    }

    private static byte[] timeOfDay(long tick) {
        long millis = FIRST.minus(ZONE).toEpochMilli() + tick;
        long ofDay = Math.floorMod(millis, Duration.ofDays(1).toMillis());
        byte[] text = "00:00:00.000000".getBytes(ISO_8859_1);
        long seconds = ofDay / MILLIS_PER_SECOND;
        put(text, 0, 2, seconds / 3600);
        put(text, 3, 2, seconds / 60 % 60);
        put(text, 6, 2, seconds % 60);
        put(text, 9, 3, ofDay % MILLIS_PER_SECOND);
        return text;
    }

    private static void put(byte[] text, int at, int digits, long value) {
        long left = value;
        for (int i = at + digits - 1; i >= at; i--) {
            text[i] = (byte) ('0' + left % 10);
            left /= 10;
        }
    }

    private void clockLine(long tick) {
        String time = new String(timeOfDay(tick), ISO_8859_1);
        byte[] line = ("T,20131008 " + time.substring(0, 8) + '\n').getBytes(ISO_8859_1);
        raw(line, 0, line.length);
    }

    /** A line of which the name was left out. */
    private void append(byte[] line, byte[] mark) {
        raw(line, 0, 1);
        raw(mark, 0, mark.length);
        raw(line, 1, line.length - 1);
    }

    private void raw(byte[] bytes, int from, int length) {
        if (filled + length > chunk.length) {
            chunk = Arrays.copyOf(chunk, 2 * chunk.length + length);
        }
        System.arraycopy(bytes, from, chunk, filled, length);
        filled += length;
    }

    private void flush(OutputStream out) throws IOException {
        out.write(chunk, 0, filled);
        filled = 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
        admin.close();
    }
}
