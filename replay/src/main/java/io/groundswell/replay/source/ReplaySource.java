package io.groundswell.replay.source;

import io.groundswell.model.event.MarketEvent;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * Recorded days as a bounded Flink source. A checkpoint may also fall inside a block. The tapes
 * must be readable under the same paths on every machine.
 */
public final class ReplaySource extends LaneSource {
    private static final long serialVersionUID = 1L;

    private final List<String> tapes;
    private final TreeSet<String> symbols;

    /**
     * A source over tapes.
     *
     * @param tapes paths of tapes or of folders with tapes, in any order
     * @param symbols the symbols to read, or empty for all
     * @param type how Flink carries an event
     */
    public ReplaySource(
            List<String> tapes, Set<String> symbols, TypeInformation<MarketEvent> type) {
        super(type, ContentFormat.TAPES);
        this.tapes = List.copyOf(tapes);
        this.symbols = new TreeSet<>(symbols);
    }

    @Override
    List<LaneSplit> deal() throws IOException {
        return Lanes.deal(tapes, symbols);
    }

    @Override
    Shelf shelf() {
        return new TapeShelf();
    }
}
