package io.groundswell.connectors.iqfeed.lookup;

import io.groundswell.connectors.Backoff;
import io.groundswell.connectors.iqfeed.client.LookupConnection;
import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.connectors.iqfeed.wire.PlainText;
import java.io.Closeable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * The connections of a pool: those in use and those that wait. While IQConnect is away one thread
 * looks for it, and the others wait for what it finds. Any thread; how many there are at a time is
 * for the caller to limit.
 */
final class LookupConnections implements Closeable {
    /** No connection can be had. */
    static final class AwayException extends Exception {
        private static final long serialVersionUID = 1;

        AwayException(String reason) {
            super(reason);
        }
    }

    private final LookupOptions options;
    private final LongSupplier ticker;
    private final LookupTally tally;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Absence absence;
    private final Deque<LookupConnection> idle = new ArrayDeque<>();
    private final Set<LookupConnection> open = new HashSet<>();
    private boolean isSomebodyLooking;
    private boolean isClosed;

    LookupConnections(
            LookupOptions options, LongSupplier ticker, DoubleSupplier random, LookupTally tally) {
        this.options = options;
        this.ticker = ticker;
        this.tally = tally;
        this.absence =
                new Absence(
                        options.patience().toNanos(),
                        new Backoff(
                                options.firstPauseMillis(), options.longestPauseMillis(), random));
    }

    /**
     * A connection that nobody uses, for this thread alone.
     *
     * @return null where all are closed
     * @throws AwayException when patience is over
     */
    LookupConnection borrow() throws AwayException, IOException, InterruptedException {
        LookupConnection mine = null;
        while (mine == null) {
            lock.lockInterruptibly();
            try {
                while (!isClosed && idle.isEmpty() && !mayLook()) {
                    changed.awaitNanos(waitNanos());
                }
                if (isClosed) {
                    return null;
                }
                mine = idle.pollLast();
                isSomebodyLooking |= mine == null;
            } finally {
                lock.unlock();
            }
            if (mine == null) {
                mine = look();
            }
        }
        return mine;
    }

    /**
     * Whether this thread may open a connection now: any where all is well, one where it is not.
     */
    private boolean mayLook() {
        return absence.reason().isEmpty()
                || (!isSomebodyLooking && absence.waitNanos(ticker.getAsLong()) <= 0);
    }

    private long waitNanos() throws AwayException {
        long now = ticker.getAsLong();
        long patience = absence.patienceLeft(now);
        if (patience <= 0) {
            throw new AwayException(absence.reason().orElseThrow());
        }
        return isSomebodyLooking ? patience : Math.min(patience, absence.waitNanos(now));
    }

    /** Opens a connection; null where that failed, which then all know, or came too late. */
    private LookupConnection look() throws IOException, InterruptedException {
        LookupConnection opened = null;
        String trouble = null;
        try {
            opened = LookupConnection.open(options.client(), options.replyLimit());
        } catch (IOException | UnresolvedAddressException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            trouble = trouble(e);
        } finally {
            if (!looked(opened, trouble) && opened != null) {
                opened.close();
                opened = null;
            }
        }
        return opened;
    }

    /** Tells all; false where they were closed meanwhile. */
    private boolean looked(LookupConnection opened, String trouble) {
        lock.lock();
        try {
            isSomebodyLooking = false;
            if (opened != null) {
                absence.over();
                open.add(opened);
                tally.connections.increment();
            } else if (trouble != null) {
                absence.failed(ticker.getAsLong(), trouble);
            }
            changed.signalAll();
            return !isClosed;
        } finally {
            lock.unlock();
        }
    }

    private String trouble(Exception e) {
        String said = e.getMessage() == null ? e.toString() : e.getMessage();
        if (e instanceof UnknownHostException || e instanceof UnresolvedAddressException) {
            said = "no such host";
        } else if (e instanceof ConnectException || said.startsWith("Connect timed out")) {
            said = said.substring(0, 1).toLowerCase(Locale.ROOT) + said.substring(1);
        }
        return "no IQConnect at "
                + options.client().host()
                + ":"
                + options.client().ports().get(IqFeedPort.LOOKUP)
                + ": "
                + PlainText.of(said, ReplyErrors.MAX_TEXT_LENGTH);
    }

    /** Gives a connection back, for others to use. */
    void giveBack(LookupConnection connection) throws IOException {
        boolean isLate;
        lock.lock();
        try {
            isLate = isClosed;
            if (!isLate) {
                idle.addLast(connection);
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
        if (isLate) {
            connection.close();
        }
    }

    /** Ends a connection that failed. */
    void discard(LookupConnection connection) throws IOException {
        forget(connection);
        connection.close();
    }

    private void forget(LookupConnection connection) {
        lock.lock();
        try {
            open.remove(connection);
        } finally {
            lock.unlock();
        }
    }

    /** Ends those that wait: what ended one has ended them, too, as a rule. */
    void discardIdle() throws IOException {
        List<LookupConnection> old;
        lock.lock();
        try {
            old = new ArrayList<>(idle);
            idle.clear();
            old.forEach(open::remove);
        } finally {
            lock.unlock();
        }
        for (LookupConnection each : old) {
            each.close();
        }
    }

    /** Why there is no connection; empty where there may be one. */
    Optional<String> away() {
        lock.lock();
        try {
            return absence.reason();
        } finally {
            lock.unlock();
        }
    }

    /** Ends all connections, those in use too, and lets nobody wait. */
    @Override
    public void close() throws IOException {
        List<LookupConnection> all;
        lock.lock();
        try {
            isClosed = true;
            all = new ArrayList<>(open);
            open.clear();
            idle.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        for (LookupConnection each : all) {
            each.close();
        }
    }
}
