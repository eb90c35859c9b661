package io.groundswell.connectors.redis.latest;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** What a board holds of one cell. One thread. */
abstract class Slot<T> {
    private final Cell cell;

    /** Whether it stands in the line of those that have something to send. */
    boolean isInLine;

    Slot(Cell cell) {
        this.cell = cell;
    }

    final Cell cell() {
        return cell;
    }

    /** How many values wait here. */
    abstract int waiting();

    /**
     * Takes a value.
     *
     * @return how many values will never be sent for it
     */
    abstract int offer(Waiting<T> value);

    /** Takes back what was sent without an answer; the last one first. Returns as offer does. */
    abstract int putBack(Waiting<T> value);

    /** The value to send next, which no longer waits here. */
    abstract Waiting<T> poll();

    /** Redis has this, and will answer for it no more. */
    abstract void settled(LatestCommand command);

    /** Redis has something newer than this. */
    abstract void stale(LatestCommand command);

    /** What Redis had waits again, for it may have lost it. */
    abstract void resend();

    /** What must survive this writer, the oldest first. */
    abstract void keep(List<LatestCommand> inFlight, Consumer<LatestCommand> out);

    /** A part of a hash: only the newest value counts. */
    static final class OfHash<T> extends Slot<T> {
        private Waiting<T> next;
        private LatestCommand known;

        OfHash(Cell cell) {
            super(cell);
        }

        @Override
        int waiting() {
            return next == null ? 0 : 1;
        }

        @Override
        int offer(Waiting<T> value) {
            if (next == null) {
                next = value;
                return 0;
            }
            // Of two with the same stamp both are the same.
            if (value.stamp().compareTo(next.stamp()) > 0) {
                next = value;
            }
            return 1;
        }

        @Override
        int putBack(Waiting<T> value) {
            return offer(value);
        }

        @Override
        Waiting<T> poll() {
            Waiting<T> value = next;
            next = null;
            return value;
        }

        @Override
        void settled(LatestCommand command) {
            known = command;
        }

        @Override
        void stale(LatestCommand command) {
            // Whoever wrote the newer one keeps it. It may have been this writer, before.
            if (known != null && known.stamp().compareTo(command.stamp()) <= 0) {
                known = null;
            }
        }

        @Override
        void resend() {
            if (known != null && next == null) {
                next = new Waiting<>(known);
            }
            known = null;
        }

        @Override
        void keep(List<LatestCommand> inFlight, Consumer<LatestCommand> out) {
            if (next != null) {
                out.accept(next.command(cell()));
            } else if (!inFlight.isEmpty()) {
                out.accept(inFlight.get(inFlight.size() - 1));
            } else if (known != null) {
                out.accept(known);
            }
        }
    }

    /** A stream: every entry counts, up to those that the stream would keep. */
    static final class OfStream<T> extends Slot<T> {
        private final Deque<Waiting<T>> entries = new ArrayDeque<>();
        private final int limit;

        OfStream(Cell cell, int limit) {
            super(cell);
            this.limit = limit;
        }

        @Override
        int waiting() {
            return entries.size();
        }

        @Override
        int offer(Waiting<T> value) {
            entries.addLast(value);
            return entries.size() > limit ? dropOldest() : 0;
        }

        /** Gives up the oldest entry. */
        int dropOldest() {
            entries.removeFirst();
            return 1;
        }

        @Override
        int putBack(Waiting<T> value) {
            if (entries.size() >= limit) {
                return 1;
            }
            entries.addFirst(value);
            return 0;
        }

        @Override
        Waiting<T> poll() {
            return entries.removeFirst();
        }

        @Override
        void settled(LatestCommand command) {
            // What a stream has, it has; only Redis keeps it.
        }

        @Override
        void stale(LatestCommand command) {
            // A repeat, which is no error.
        }

        @Override
        void resend() {
            // A thousand entries of each symbol are too many to keep beside Redis.
        }

        @Override
        void keep(List<LatestCommand> inFlight, Consumer<LatestCommand> out) {
            inFlight.forEach(out);
            entries.forEach(entry -> out.accept(entry.command(cell())));
        }
    }
}
