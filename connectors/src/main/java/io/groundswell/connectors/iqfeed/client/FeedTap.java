package io.groundswell.connectors.iqfeed.client;

import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;

/**
 * Gets what a connection brings, on the thread of its port, before anybody looks at it. Blocking
 * stops the reading, and TCP pushes back; no silence is counted meanwhile. Calls for different
 * ports come from different threads, at the same time.
 *
 * <p>The order of the calls for one port is the order in which things happened:
 *
 * <ul>
 *   <li>A block of lines ends after each line that begins with {@code S,}. What such a line causes
 *       ({@link #connected}, {@link #disconnected}) is told before the next block, so that every
 *       line before such a call was received before it, and every line after it later.
 *   <li>On a new connection the first blocks hold the greeting, the lines up to and including the
 *       echo of the protocol ({@code S,CURRENT PROTOCOL,6.2}), and on Level 1 the lines up to and
 *       including the echo of the fields ({@code S,CURRENT UPDATE FIELDNAMES}). Then comes {@code
 *       connected}. No watch was sent before it, so no line of a symbol comes before it. Who reads
 *       the lines later makes a parser of the version at the echo of the protocol, and gives it
 *       every line that follows: on Level 1 the last list of fields before {@code connected} is the
 *       one that holds, whatever lists came before it.
 *   <li>A new connection always follows {@code disconnected} where the one before it had been told
 *       by {@code connected}. One that failed in its handshake leaves lines and no calls: a parser
 *       starts anew at the echo of the protocol.
 *   <li>After an upstream loss on the same connection, {@code connected} comes again without an
 *       echo: version and fields are as before. Lines may come between the two calls.
 *   <li>A line that was cut off by the end of its connection is not given.
 * </ul>
 *
 * <p>Lines of the admin port are not given, for they hold the login; its other calls are made. An
 * exception out of any method stops the port for good; {@code disconnected} is called once more
 * where it has not been since the last {@code connected}, even if that is what failed.
 */
public interface FeedTap {
    /**
     * Whole lines with their ends, as they came; one longer than {@link
     * io.groundswell.connectors.iqfeed.wire.LineParser#MAX_LINE_LENGTH} is cut a byte after that
     * and ended with LF.
     *
     * @param port where they came from
     * @param receiveTimeNanos when they were read, nanoseconds since 1970 UTC
     * @param bytes holds them; valid during the call only
     * @param from the first byte
     * @param to after the last byte
     */
    void lines(IqFeedPort port, long receiveTimeNanos, byte[] bytes, int from, int to);

    /**
     * The connection stands and its feed is there; watches are sent after this.
     *
     * @param port which
     * @param version that the server agreed to
     * @param timeNanos nanoseconds since 1970 UTC
     */
    void connected(IqFeedPort port, ProtocolVersion version, long timeNanos);

    /**
     * The connection is lost, or the server lost its own ({@code S,SERVER DISCONNECTED}). Comes
     * after {@link #connected} only, once, and when the client is closed too.
     *
     * @param port which
     * @param timeNanos nanoseconds since 1970 UTC
     * @param reason in words, plain ASCII of at most 150 characters
     */
    void disconnected(IqFeedPort port, long timeNanos, String reason);

    /**
     * A symbol is silent for too long while its market is open, or does not answer. Told once until
     * an update of it comes; the client asks for it again, and goes on asking.
     *
     * @param port which
     * @param symbol which
     * @param timeNanos nanoseconds since 1970 UTC
     */
    void stalled(IqFeedPort port, String symbol, long timeNanos);
}
