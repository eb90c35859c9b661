package io.groundswell.replay.server;

import io.groundswell.model.event.Trade;
import io.groundswell.replay.tape.EventCursor;
import io.groundswell.replay.tape.TapeReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The back-filled trades of each tape, which stand there long after the trades that they belong
 * beside. A tape is read to its end for them once. Memory: these trades, of at most so many symbols
 * and tapes; of more they are read each time. Any thread.
 */
final class BackfilledTrades {
    private final Map<Place, List<Trade>> known = new ConcurrentHashMap<>();

    private record Place(Path tape, String symbol) {}

    /** Those of a symbol on an open tape, in the order of their feed times. */
    List<Trade> of(Path tape, TapeReader reader, String symbol) throws IOException {
        Place place = new Place(tape, symbol);
        List<Trade> trades = known.get(place);
        if (trades == null) {
            try (EventCursor events = reader.cursor(symbol)) {
                trades = FeedTimeOrder.backfilled(events);
            }
            if (known.size() < TapeDays.MAX_KNOWN) {
                known.put(place, trades);
            }
        }
        return trades;
    }
}
