package io.groundswell.connectors.iqfeed.client;

import io.groundswell.connectors.iqfeed.wire.CommonMessage.ErrorLine;
import io.groundswell.connectors.iqfeed.wire.CommonMessage.SystemLine;
import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.connectors.iqfeed.wire.LineBlock;
import io.groundswell.connectors.iqfeed.wire.LineParser;
import io.groundswell.connectors.iqfeed.wire.LookupMessage.EndOfReply;
import io.groundswell.connectors.iqfeed.wire.LookupParser;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import io.groundswell.connectors.iqfeed.wire.RowKind;
import io.groundswell.connectors.iqfeed.wire.WireMessage;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A connection to the lookup port: asks, and waits for the answer. One request is under way at a
 * time; who asks for more opens more. A connection that failed is closed, and another is to be
 * opened, as is one whose thread was interrupted meanwhile. Safe for any thread, which then wait
 * for each other.
 */
public final class LookupConnection implements Closeable {
    /** The end of an answer that was an error may be missing: after this much quiet it is one. */
    static final int QUIET_AFTER_ERROR_MILLIS = 250;

    /** Reading from it ends when the thread is interrupted, unlike from a socket of its own. */
    private final SocketChannel channel = SocketChannel.open();

    private final Socket socket = channel.socket();
    private final LineFraming framing = new LineFraming();
    private final int replyMillis;
    private ProtocolVersion version;

    /** Takes the lines of an answer. */
    @FunctionalInterface
    public interface Rows {
        /**
         * A row, an error, or a line that is neither.
         *
         * @param bytes hold the line from one index to another, without its end; valid during the
         *     call
         * @param message what the parser made of it
         * @throws IOException ends the connection and goes to who asked
         */
        void row(byte[] bytes, int from, int to, WireMessage message) throws IOException;
    }

    private LookupConnection(Duration replyLimit) throws IOException {
        replyMillis = Math.toIntExact(replyLimit.toMillis());
    }

    /**
     * Connects and agrees on a version.
     *
     * @param options host, port, client name, version and time-outs
     * @param replyLimit an answer is given up when nothing came for this long
     * @throws IOException in a line, where that fails
     */
    public static LookupConnection open(ClientOptions options, Duration replyLimit)
            throws IOException {
        LookupConnection connection = new LookupConnection(replyLimit);
        boolean isOpen = false;
        try {
            connection.connect(options);
            isOpen = true;
            return connection;
        } finally {
            if (!isOpen) {
                connection.close();
            }
        }
    }

    private void connect(ClientOptions options) throws IOException {
        Integer port = options.ports().get(IqFeedPort.LOOKUP);
        if (port == null) {
            throw new IOException("no number of the lookup port is known");
        }
        ClientTimings timings = options.timings();
        socket.setTcpNoDelay(true);
        socket.connect(
                new InetSocketAddress(options.host(), port),
                Math.toIntExact(timings.connectMillis()));
        Greeting greeting = new Greeting(new VersionChoice(options.protocol()));
        greeting.ask();
        send("S,SET CLIENT NAME," + options.clientName());
        while (greeting.agreed == null) {
            if (!read(Math.toIntExact(timings.handshakeMillis()), greeting)) {
                throw new SocketTimeoutException(
                        "S,CURRENT PROTOCOL did not come within "
                                + timings.handshakeMillis()
                                + " ms");
            }
            if (greeting.failure != null) {
                throw new IOException(greeting.failure);
            }
            if (greeting.isRefused) {
                greeting.isRefused = false;
                greeting.ask();
            }
        }
        version = greeting.agreed;
    }

    /**
     * Asks, and gives each row of the answer as it comes. An error of the server is given too, as
     * an {@link ErrorLine}: that there is no data is one. Memory does not grow with the answer.
     *
     * @param command without its line end and without a request id, which nobody needs here
     * @param kind what the rows are
     * @param rows gets the rows on this thread, and lines that are none as what the parser makes of
     *     them; the connection is closed if it throws
     * @return whether the end was marked; where not, an error came and then nothing, and what still
     *     comes would look like the answer to the next request
     * @throws IOException where the server does not answer or the connection ends; what was given
     *     by then is not whole
     */
    public synchronized boolean request(String command, RowKind kind, Rows rows)
            throws IOException {
        if (command.chars().anyMatch(it -> it < ' ' || it > 0xff)) {
            throw new IllegalArgumentException("a command with a control character");
        }
        boolean isDone = false;
        try {
            forgetLateLines();
            Reply reply = new Reply(new LookupParser(version, kind, false), rows);
            send(command);
            while (!reply.isWhole) {
                if (!read(reply.isError ? QUIET_AFTER_ERROR_MILLIS : replyMillis, reply)) {
                    if (reply.isError) {
                        break;
                    }
                    throw new SocketTimeoutException("no answer for " + replyMillis + " ms");
                }
            }
            isDone = true;
            return reply.isWhole;
        } finally {
            if (!isDone) {
                close();
            }
        }
    }

    /** What the server agreed to. */
    public ProtocolVersion version() {
        return version;
    }

    /** What came after the end of the last answer belongs to nothing. */
    private void forgetLateLines() throws IOException {
        InputStream in = socket.getInputStream();
        while (in.available() > 0) {
            in.skipNBytes(in.available());
        }
        framing.reset();
    }

    private void send(String command) throws IOException {
        socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Reads once; false when nothing came in time. */
    private boolean read(int limitMillis, LineBlock.Line<IOException> lines) throws IOException {
        socket.setSoTimeout(limitMillis);
        int length;
        try {
            length = framing.readFrom(socket.getInputStream());
        } catch (SocketTimeoutException e) {
            return false;
        }
        if (length < 0) {
            throw new IOException("the server closed the connection");
        }
        framing.filled((bytes, from, to) -> LineBlock.forEachLine(bytes, from, to, lines));
        return true;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** The lines before the first request. */
    private final class Greeting implements LineBlock.Line<IOException> {
        private final LineParser parser =
                new LookupParser(ProtocolVersion.V6_2, RowKind.LIST, false);
        private final VersionChoice versions;
        private ProtocolVersion agreed;
        private boolean isRefused;
        private String failure;

        Greeting(VersionChoice versions) {
            this.versions = versions;
        }

        void ask() throws IOException {
            send("S,SET PROTOCOL," + versions.asked().text());
        }

        @Override
        public void line(byte[] bytes, int from, int to) {
            WireMessage message = parser.parse(bytes, from, to);
            if (message instanceof SystemLine line) {
                if (line.name().equals("CURRENT PROTOCOL")) {
                    agreed = ProtocolVersion.of(line.argument(1));
                }
            } else if (message instanceof ErrorLine error) {
                error(error.text());
            } else {
                failure = "this is no IQFeed";
            }
        }

        private void error(String text) {
            if (!VersionChoice.isRefusal(text)) {
                return;
            }
            if (versions.stepDown()) {
                isRefused = true;
            } else {
                failure = versions.noneSpoken();
            }
        }
    }

    /** The lines of one answer. */
    private static final class Reply implements LineBlock.Line<IOException> {
        private final LineParser parser;
        private final Rows rows;
        private boolean isWhole;
        private boolean isError;

        Reply(LineParser parser, Rows rows) {
            this.parser = parser;
            this.rows = rows;
        }

        @Override
        public void line(byte[] bytes, int from, int to) throws IOException {
            WireMessage message = isWhole ? null : parser.parse(bytes, from, to);
            if (message instanceof EndOfReply) {
                isWhole = true;
            } else if (message instanceof ErrorLine) {
                isError = true;
                rows.row(bytes, from, to, message);
            } else if (message != null && !(message instanceof SystemLine)) {
                rows.row(bytes, from, to, message);
            }
        }
    }
}
