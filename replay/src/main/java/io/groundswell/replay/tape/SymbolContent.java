package io.groundswell.replay.tape;

import io.groundswell.model.event.InstrumentDefined;
import java.util.List;

/**
 * What a tape holds of one symbol.
 *
 * @param definition the last definition on the tape
 * @param streams one per topic and epoch
 * @param blocks its blocks in the total order
 */
record SymbolContent(
        InstrumentDefined definition, List<StreamSummary> streams, List<IndexEntry> blocks) {

    String symbol() {
        return definition.symbol();
    }

    long events() {
        return streams.stream().mapToLong(StreamSummary::events).sum();
    }
}
