package io.groundswell.replay.imports;

import io.groundswell.model.event.Side;
import java.util.ArrayList;
import java.util.List;

/** One row of a LOBSTER order book file: the best levels of both sides after a message. */
final class LobsterWindow {
    private static final long NO_ASK = 9_999_999_999L;

    /** A price level: a price in 1e-4 dollar and the shares displayed there. */
    record Level(long price, long size) {}

    private final List<Level> bids;
    private final List<Level> asks;

    LobsterWindow(List<Level> bids, List<Level> asks) {
        this.bids = bids;
        this.asks = asks;
    }

    /** The current line as a window of this many levels, or null where it is none. */
    static LobsterWindow parse(ByteLines line, CsvFields fields, int levels) {
        fields.of(line);
        List<Level> bids = new ArrayList<>(levels);
        List<Level> asks = new ArrayList<>(levels);
        for (int i = 0; i < levels; i++) {
            add(asks, new Level(fields.nextLong(), fields.nextLong()), NO_ASK);
            add(bids, new Level(fields.nextLong(), fields.nextLong()), -NO_ASK);
        }
        if (!fields.isWhole()) {
            return null;
        }
        LobsterWindow window = new LobsterWindow(bids, asks);
        return window.isOrdered() ? window : null;
    }

    private static void add(List<Level> side, Level level, long unoccupied) {
        if (level.price() != unoccupied) {
            side.add(level);
        }
    }

    private boolean isOrdered() {
        for (Side side : Side.values()) {
            List<Level> levels = side(side);
            for (int i = 0; i < levels.size(); i++) {
                if (levels.get(i).size() <= 0
                        || (i > 0
                                && !isBetter(
                                        side, levels.get(i - 1).price(), levels.get(i).price()))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The occupied levels of a side, best first. */
    List<Level> side(Side side) {
        return side == Side.BID ? bids : asks;
    }

    /** Whether a price stands before another on a side. */
    static boolean isBetter(Side side, long price, long other) {
        return side == Side.BID ? price > other : price < other;
    }

    /**
     * The window before a message that led to this one, as far as the message tells: where it took
     * the last shares of a level there is one level more, where it added a level there is one less.
     *
     * @return null where the message cannot have led here
     */
    LobsterWindow before(LobsterMessage message) {
        if (!message.changesBook()) {
            return this;
        }
        Side side = message.side();
        List<Level> levels = new ArrayList<>(side(side));
        int at = 0;
        while (at < levels.size() && isBetter(side, levels.get(at).price(), message.price())) {
            at++;
        }
        boolean occupied = at < levels.size() && levels.get(at).price() == message.price();
        long now = occupied ? levels.get(at).size() : 0;
        long then =
                message.type() == LobsterMessage.ADD ? now - message.size() : now + message.size();
        if (then < 0) {
            return null;
        }
        if (occupied) {
            levels.remove(at);
        }
        if (then > 0) {
            levels.add(at, new Level(message.price(), then));
        }
        return side == Side.BID ? new LobsterWindow(levels, asks) : new LobsterWindow(bids, levels);
    }
}
