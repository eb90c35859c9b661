package io.groundswell.connectors.iqfeed.lookup;

import io.groundswell.connectors.iqfeed.client.LookupConnection;
import io.groundswell.connectors.iqfeed.wire.CommonMessage.ErrorLine;
import io.groundswell.connectors.iqfeed.wire.CommonMessage.Unparsed;
import io.groundswell.connectors.iqfeed.wire.PlainText;
import io.groundswell.connectors.iqfeed.wire.WireMessage;
import java.io.IOException;
import java.net.SocketTimeoutException;

/** A question, asked once on a connection. One thread. */
final class LookupAttempt implements LookupConnection.Rows {
    /** How it ended. */
    sealed interface Result {}

    /** There is nothing more to ask. */
    record Settled(Answer answer) implements Result {}

    /** It may be otherwise next time. */
    record Again(RetryReason reason, String text) implements Result {}

    /** The taker of the rows failed, not the connection. */
    private static final class SinkException extends IOException {
        private static final long serialVersionUID = 1;

        SinkException(IOException cause) {
            super(cause);
        }

        @Override
        public synchronized IOException getCause() {
            return (IOException) super.getCause();
        }
    }

    /** A line is none, and the rest of the answer is of no use. */
    private static final class NoRowException extends IOException {
        private static final long serialVersionUID = 1;

        NoRowException(Unparsed line) {
            super(
                    PlainText.of(
                            "a line is no row, " + line.reason() + ": '" + line.text() + "'",
                            ReplyErrors.MAX_TEXT_LENGTH));
        }
    }

    private final LookupRequest request;
    private final ReplySink sink;
    private final boolean allowsUnparsed;
    private final LookupTally tally;
    private long rows;
    private long unparsed;
    private String error;
    private boolean isReusable;

    /**
     * An attempt that has not begun.
     *
     * @param allowsUnparsed whether a line that is no row is given like others; else it ends the
     *     attempt
     */
    LookupAttempt(
            LookupRequest request, ReplySink sink, boolean allowsUnparsed, LookupTally tally) {
        this.request = request;
        this.sink = sink;
        this.allowsUnparsed = allowsUnparsed;
        this.tally = tally;
    }

    /**
     * Asks.
     *
     * @throws IOException what the taker of the rows threw
     */
    Result on(LookupConnection connection) throws IOException {
        sink.begin(connection.version().text());
        tally.requests.increment();
        try {
            isReusable = connection.request(request.command(), request.rows(), this);
            return result();
        } catch (SinkException e) {
            throw e.getCause();
        } catch (NoRowException e) {
            return new Again(RetryReason.DAMAGED, e.getMessage());
        } catch (SocketTimeoutException e) {
            return new Again(RetryReason.STALLED, e.getMessage());
        } catch (IOException e) {
            String said = e.getMessage() == null ? "the connection was closed" : e.getMessage();
            return new Again(RetryReason.DROPPED, PlainText.of(said, ReplyErrors.MAX_TEXT_LENGTH));
        }
    }

    /** Whether the connection can be asked again. */
    boolean isReusable() {
        return isReusable;
    }

    private Result result() {
        if (error != null && rows == 0) {
            return ReplyErrors.answer(error)
                    .<Result>map(Settled::new)
                    .orElseGet(() -> again(RetryReason.SERVER_ERROR, ""));
        }
        if (error != null) {
            return again(RetryReason.DAMAGED, "an error among the rows: ");
        }
        if (rows == unparsed) {
            return new Again(
                    RetryReason.DAMAGED,
                    rows == 0 ? "an answer without a row" : "no line of the answer is a row");
        }
        return new Settled(new Answer.Whole(rows, unparsed));
    }

    private Again again(RetryReason reason, String begin) {
        return new Again(reason, begin + ReplyErrors.plain(error));
    }

    @Override
    public void row(byte[] bytes, int from, int to, WireMessage message) throws IOException {
        if (message instanceof ErrorLine line) {
            error = line.text();
            return;
        }
        if (message instanceof Unparsed line) {
            unparsed++;
            if (!allowsUnparsed) {
                throw new NoRowException(line);
            }
        }
        rows++;
        tally.rows.increment();
        tally.bytes.add(to - from);
        try {
            sink.row(bytes, from, to, message);
        } catch (IOException e) {
            throw new SinkException(e);
        }
    }
}
