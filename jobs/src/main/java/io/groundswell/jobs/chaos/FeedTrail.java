package io.groundswell.jobs.chaos;

import io.groundswell.jobs.run.EventPrint;
import io.groundswell.jobs.run.Happenings;
import io.groundswell.model.event.FeedState;
import io.groundswell.model.event.FeedStatus;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.replay.server.WireProjection;
import java.util.Arrays;
import java.util.BitSet;

/**
 * What happened to one symbol on one topic, as eight bytes for each trade, quote and row of depth,
 * and where gaps are marked between them. States that were asked for and pictures of depth are left
 * out: they repeat. One thread.
 */
final class FeedTrail {
    private final EventPrint print = new EventPrint();
    private final Happenings happenings = new Happenings();
    private final BitSet gapBefore = new BitSet();
    private long[] prints = new long[1024];
    private int size;
    private int gaps;

    /** Takes the next event. */
    void add(MarketEvent event) {
        if (event instanceof FeedStatus status) {
            if (status.state() == FeedState.GAP) {
                gapBefore.set(size);
                gaps++;
            }
        } else if (happenings.isOne(event)) {
            if (size == prints.length) {
                prints = Arrays.copyOf(prints, 2 * size);
            }
            prints[size++] = print.of(WireProjection.content(event));
        }
    }

    /** How many things happened. */
    int size() {
        return size;
    }

    /** How many gaps are marked. */
    int gaps() {
        return gaps;
    }

    long print(int index) {
        return prints[index];
    }

    boolean hasGapBefore(int index) {
        return gapBefore.get(index);
    }
}
