package io.groundswell.replay.imports;

import io.groundswell.model.event.DepthAction;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.Side;
import io.groundswell.replay.imports.LobsterWindow.Level;
import java.util.List;

/**
 * Tells a LOBSTER day order by order.
 *
 * <p>What rests in the book without our knowing whose it is (the book before the file, levels that
 * come into the window from below) stands in one pseudo order per price, whose id is the negative
 * price. A message about an order that we do not know acts on the pseudo order of its price.
 *
 * <p>Levels that fall out of the window are kept with their order ids, and are put right when the
 * window shows them again: what grew out of sight goes to the pseudo order, a level that shrank
 * becomes one pseudo order, a level that is gone is deleted. These rows are marked as inferred and
 * chained to the row of the message that revealed them, so that nobody sees the book between. They
 * may only touch prices beyond the window that stood before the message; a difference inside it
 * means that the files contradict each other, and is put right but reported.
 *
 * <p>Memory: what the book holds plus orders that were last seen below the window.
 */
final class LobsterOrders implements LobsterDepth {
    static final String REVEALED = "levels revealed below the window";
    static final String GREW = "levels that grew out of sight";
    static final String SHRANK = "levels that shrank out of sight";
    static final String GONE = "levels that went out of sight";
    static final String AT_BOTTOM = "corrections at the bottom of the window before";
    static final String INSIDE = "corrections inside the window before";
    static final String RENAMED = "shares moved between orders of one price";
    static final String UNKNOWN = "messages about orders not known by id";

    private final ImportRun run;
    private final DepthRows rows;
    private final int levels;
    private final LobsterQueues bids;
    private final LobsterQueues asks;
    private LobsterWindow shown;

    LobsterOrders(ImportRun run, DepthRows rows, int levels) {
        this.levels = levels;
        this.run = run;
        this.rows = rows;
        this.bids = new LobsterQueues(Side.BID, rows);
        this.asks = new LobsterQueues(Side.ASK, rows);
    }

    @Override
    public DepthMode mode() {
        return DepthMode.BY_ORDER;
    }

    @Override
    public void begin(LobsterWindow window) {
        rows.beginSnapshot();
        for (Side side : Side.values()) {
            for (Level level : window.side(side)) {
                long id = queues(side).seed(level.price(), level.size());
                rows.snapshotRow(side, level.price(), level.size(), id, EventFlags.INFERRED);
            }
        }
        rows.endSnapshot();
        shown = window;
    }

    @Override
    public String apply(LobsterMessage message, LobsterWindow window) {
        String fault = message != null && message.changesBook() ? act(message) : "";
        if (window != null) {
            for (Side side : Side.values()) {
                String found = reconcile(side, window.side(side));
                fault = fault.isEmpty() ? found : fault;
            }
            shown = window;
        }
        rows.flush();
        return fault;
    }

    private LobsterQueues queues(Side side) {
        return side == Side.BID ? bids : asks;
    }

    private String act(LobsterMessage message) {
        LobsterQueues queues = queues(message.side());
        long price = message.price();
        long id = message.orderId();
        if (message.type() == LobsterMessage.ADD) {
            if (queues.sizeOf(price, id) > 0) {
                return "adds an order that is in the book";
            }
            queues.add(price, id, message.size());
            return "";
        }
        if (queues.total(price) < message.size()) {
            return "takes more than its price has";
        }
        long known = queues.sizeOf(price, id);
        long target = known > 0 ? id : LobsterQueues.pseudoId(price);
        if (known == 0) {
            run.note(UNKNOWN, 1);
        }
        long missing = message.size() - queues.sizeOf(price, target);
        if (missing > 0) {
            run.note(RENAMED, queues.lend(price, target, missing));
        }
        boolean whole = message.type() == LobsterMessage.DELETE;
        if (whole && known > message.size()) {
            // Part of the order went while it was out of sight, and others took its place.
            run.note(RENAMED, queues.giveUp(price, id, known - message.size()));
        }
        DepthAction action =
                switch (message.type()) {
                    case LobsterMessage.EXECUTE -> DepthAction.EXECUTE;
                    case LobsterMessage.DELETE ->
                            queues.sizeOf(price, target) == message.size()
                                    ? DepthAction.DELETE
                                    : DepthAction.REDUCE;
                    default -> DepthAction.REDUCE;
                };
        queues.take(action, price, target, message.size(), 0);
        return "";
    }

    private String reconcile(Side side, List<Level> truth) {
        LobsterQueues queues = queues(side);
        boolean all = truth.size() < levels;
        if (queues.shows(truth, all)) {
            return "";
        }
        List<Level> before = shown.side(side);
        boolean allSeen = before.size() < levels;
        long bottom = allSeen ? 0 : before.get(before.size() - 1).price();
        String fault = "";
        for (LobsterQueues.Correction correction : queues.correct(truth, all)) {
            run.note(correction.kind(), 1);
            long price = correction.price();
            if (allSeen || LobsterWindow.isBetter(side, price, bottom)) {
                run.note(INSIDE, 1);
                fault = "contradicts the message and the row before at " + side + " " + price;
            } else if (price == bottom) {
                run.note(AT_BOTTOM, 1);
            }
        }
        return fault;
    }
}
