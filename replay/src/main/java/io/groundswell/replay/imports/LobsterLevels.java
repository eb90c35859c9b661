package io.groundswell.replay.imports;

import io.groundswell.model.event.DepthAction;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.Side;
import io.groundswell.replay.imports.LobsterWindow.Level;
import java.util.List;

/**
 * Tells a LOBSTER day as price levels: the difference of consecutive windows. The book holds the
 * window and nothing else; a level that leaves it is deleted, one that enters it from below is
 * told, both marked as inferred because no message speaks of them.
 */
final class LobsterLevels implements LobsterDepth {
    static final String ENTERED = "levels that entered the window";
    static final String LEFT = "levels that left the window";

    private final ImportRun run;
    private final DepthRows rows;
    private LobsterWindow shown;

    LobsterLevels(ImportRun run, DepthRows rows) {
        this.run = run;
        this.rows = rows;
    }

    @Override
    public DepthMode mode() {
        return DepthMode.PRICE_LEVEL;
    }

    @Override
    public void begin(LobsterWindow window) {
        rows.beginSnapshot();
        for (Side side : Side.values()) {
            for (Level level : window.side(side)) {
                rows.snapshotRow(side, level.price(), level.size(), 0, 0);
            }
        }
        rows.endSnapshot();
        shown = window;
    }

    @Override
    public String apply(LobsterMessage message, LobsterWindow window) {
        if (window != null) {
            for (Side side : Side.values()) {
                tellDifference(side, message, shown.side(side), window.side(side));
            }
            shown = window;
            rows.flush();
        }
        return "";
    }

    private void tellDifference(
            Side side, LobsterMessage message, List<Level> before, List<Level> after) {
        int was = 0;
        int is = 0;
        while (was < before.size() || is < after.size()) {
            Level old = was < before.size() ? before.get(was) : null;
            Level now = is < after.size() ? after.get(is) : null;
            if (now == null
                    || (old != null && LobsterWindow.isBetter(side, old.price(), now.price()))) {
                tell(side, message, DepthAction.DELETE, new Level(old.price(), 0));
                was++;
            } else if (old == null || old.price() != now.price()) {
                tell(side, message, DepthAction.CHANGE, now);
                is++;
            } else {
                if (old.size() != now.size()) {
                    tell(side, message, DepthAction.CHANGE, now);
                }
                was++;
                is++;
            }
        }
    }

    private void tell(Side side, LobsterMessage message, DepthAction action, Level level) {
        boolean named =
                message != null && message.side() == side && message.price() == level.price();
        if (!named) {
            run.note(action == DepthAction.DELETE ? LEFT : ENTERED, 1);
        }
        rows.add(action, side, level.price(), level.size(), 0, named ? 0 : EventFlags.INFERRED);
    }
}
