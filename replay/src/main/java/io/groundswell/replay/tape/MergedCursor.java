package io.groundswell.replay.tape;

import io.groundswell.model.event.EventOrder;
import io.groundswell.model.event.EventPosition;
import io.groundswell.model.event.MarketEvent;
import java.io.IOException;
import java.util.List;

/**
 * Several cursors as one, in the total order: a tournament whose inner nodes remember the loser, so
 * that each event costs log2(cursors) comparisons and allocates nothing. Where two cursors hold
 * events of the same place, the cursor named earlier goes first.
 *
 * <p>Owns the cursors. Holds one event of each, and reads none before its time comes.
 */
public final class MergedCursor implements EventCursor {
    private final EventCursor[] cursors;

    /** The next event of each cursor, null at its end and while it is not read before its time. */
    private final MarketEvent[] heads;

    /**
     * Order times of the heads side by side, because most comparisons need no more. Of a cursor
     * that is not read yet, the time that its head is not before; {@link Long#MAX_VALUE} at an end.
     */
    private final long[] timesNanos;

    /** The winner at 0; at 1 and up the loser of each node, whose children are 2n and 2n + 1. */
    private final int[] tournament;

    private boolean started;

    /** A cursor over the events of all these; they are used by nobody else from now on. */
    public MergedCursor(List<? extends EventCursor> cursors) {
        this.cursors = cursors.toArray(new EventCursor[0]);
        this.heads = new MarketEvent[this.cursors.length];
        this.timesNanos = new long[this.cursors.length];
        this.tournament = new int[this.cursors.length];
    }

    @Override
    public MarketEvent next() throws IOException {
        if (cursors.length == 0) {
            return null;
        }
        // The winner's place is filled on the next call, so that an error loses no event before it.
        if (!started) {
            start();
        } else if (heads[tournament[0]] != null) {
            int winner = tournament[0];
            advance(winner);
            replay(winner);
        }
        while (isUnread(tournament[0])) {
            int winner = tournament[0];
            advance(winner);
            replay(winner);
        }
        return heads[tournament[0]];
    }

    private void start() throws IOException {
        int count = cursors.length;
        for (int i = 0; i < count; i++) {
            long notBeforeNanos = cursors[i].notBeforeNanos();
            if (notBeforeNanos == Long.MIN_VALUE) {
                advance(i);
            } else {
                heads[i] = null;
                timesNanos[i] = notBeforeNanos;
            }
        }
        int[] winners = new int[2 * count];
        for (int i = 0; i < count; i++) {
            winners[count + i] = i;
        }
        for (int node = count - 1; node > 0; node--) {
            int left = winners[2 * node];
            int right = winners[2 * node + 1];
            boolean leftWins = beats(left, right);
            winners[node] = leftWins ? left : right;
            tournament[node] = leftWins ? right : left;
        }
        tournament[0] = winners[1];
        started = true;
    }

    private void advance(int cursor) throws IOException {
        MarketEvent event = cursors[cursor].next();
        heads[cursor] = event;
        timesNanos[cursor] = event == null ? Long.MAX_VALUE : event.header().eventTimeNanos();
    }

    private boolean isUnread(int cursor) {
        return heads[cursor] == null && timesNanos[cursor] != Long.MAX_VALUE;
    }

    /** Lets the cursor with a new head play its way up to the top. */
    private void replay(int cursor) {
        int winner = cursor;
        for (int node = (cursor + cursors.length) / 2; node > 0; node /= 2) {
            int loser = tournament[node];
            if (beats(loser, winner)) {
                tournament[node] = winner;
                winner = loser;
            }
        }
        tournament[0] = winner;
    }

    private boolean beats(int one, int other) {
        if (timesNanos[one] != timesNanos[other]) {
            return timesNanos[one] < timesNanos[other];
        }
        if (heads[one] == null || heads[other] == null) {
            // An unread cursor may hold the earliest event of that time; one at its end has none.
            if (heads[one] == null && heads[other] == null) {
                return one < other;
            }
            return isUnread(one) || (heads[other] == null && !isUnread(other));
        }
        int order = EventOrder.compare(heads[one].header(), heads[other].header());
        return order != 0 ? order < 0 : one < other;
    }

    @Override
    public void seek(EventPosition after) throws IOException {
        started = false;
        for (EventCursor cursor : cursors) {
            cursor.seek(after);
        }
    }

    @Override
    public void seekTime(long timeNanos) throws IOException {
        started = false;
        for (EventCursor cursor : cursors) {
            cursor.seekTime(timeNanos);
        }
    }

    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (EventCursor cursor : cursors) {
            try {
                cursor.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
