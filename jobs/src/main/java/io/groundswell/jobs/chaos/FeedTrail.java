package io.groundswell.jobs.chaos;

import io.groundswell.model.codec.MarketEventEncoder;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.FeedState;
import io.groundswell.model.event.FeedStatus;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.SnapshotBegin;
import io.groundswell.model.event.SnapshotEnd;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.TradeCorrection;
import io.groundswell.replay.server.WireProjection;
import java.util.Arrays;
import java.util.BitSet;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What happened to one symbol on one topic, as eight bytes for each trade, quote and row of depth,
 * and where gaps are marked between them. States that were asked for and pictures of depth are left
 * out: they repeat. One thread.
 */
final class FeedTrail {
    private final RowPrint print = new RowPrint();
    private final MarketEventEncoder encoder = new MarketEventEncoder();
    private final byte[] bytes = new byte[MarketEventEncoder.MAX_ENCODED_LENGTH];
    private final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
    private final BitSet gapBefore = new BitSet();
    private long[] prints = new long[1024];
    private int size;
    private int gaps;
    private boolean inPicture;

    /** Takes the next event. */
    void add(MarketEvent event) {
        if (event instanceof FeedStatus status) {
            if (status.state() == FeedState.GAP) {
                gapBefore.set(size);
                gaps++;
            }
        } else if (event instanceof SnapshotBegin) {
            inPicture = true;
        } else if (event instanceof SnapshotEnd) {
            inPicture = false;
        } else if (isHappening(event)) {
            int length = encoder.encode(WireProjection.content(event), buffer, 0);
            if (size == prints.length) {
                prints = Arrays.copyOf(prints, 2 * size);
            }
            prints[size++] = print.of(Arrays.copyOf(bytes, length));
        }
    }

    private boolean isHappening(MarketEvent event) {
        if (event.header().has(EventFlags.SUMMARY)) {
            return false;
        }
        return event instanceof Trade
                || event instanceof Quote
                || event instanceof TradeCorrection
                || (event instanceof DepthUpdate && !inPicture);
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
