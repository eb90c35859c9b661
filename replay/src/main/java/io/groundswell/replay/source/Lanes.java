package io.groundswell.replay.source;

import io.groundswell.connectors.clickhouse.history.HistoryChoice;
import io.groundswell.connectors.clickhouse.history.StoredDay;
import io.groundswell.connectors.clickhouse.history.StoredHistory;
import io.groundswell.replay.tape.TapeLibrary;
import io.groundswell.replay.tape.TapeLibrary.ShelvedTape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Deals symbols into lanes, the same way whatever the parallelism. */
public final class Lanes {
    /** Number of lanes; never changes, so that a position in a lane stays valid. */
    public static final int COUNT = 64;

    private Lanes() {}

    /** The lane of a symbol. */
    public static int of(String symbol) {
        return Math.floorMod(symbol.hashCode(), COUNT);
    }

    /**
     * The lanes of the given tapes, from their starts.
     *
     * @param tapes paths of tapes or of folders with tapes; each one's index is read
     * @param wanted the symbols to read, or empty for all
     * @throws IOException where a tape cannot be opened, is damaged, or is in conflict with
     *     another, or where none holds a symbol that is wanted
     */
    static List<LaneSplit> deal(List<String> tapes, Set<String> wanted) throws IOException {
        TapeLibrary library = TapeLibrary.open(tapes.stream().map(Path::of).toList());
        library.requireSymbols(wanted);
        Map<Integer, Set<String>> symbolsOfLane = new TreeMap<>();
        Map<Integer, Map<String, TapeRef>> tapesOfLane = new TreeMap<>();
        for (String symbol : library.symbols()) {
            if (wanted.isEmpty() || wanted.contains(symbol)) {
                int lane = of(symbol);
                symbolsOfLane.computeIfAbsent(lane, any -> new TreeSet<>()).add(symbol);
                for (ShelvedTape tape : library.tapesOf(symbol)) {
                    tapesOfLane
                            .computeIfAbsent(lane, any -> new TreeMap<>())
                            .put(
                                    tape.file().toString(),
                                    TapeRef.of(tape.file(), tape.info(), tape.checksum()));
                }
            }
        }
        List<LaneSplit> lanes = new ArrayList<>();
        symbolsOfLane.forEach(
                (lane, symbols) ->
                        lanes.add(
                                new LaneSplit(
                                        lane,
                                        List.copyOf(symbols),
                                        new LaneContent.Tapes(
                                                List.copyOf(tapesOfLane.get(lane).values())),
                                        Optional.empty())));
        return lanes;
    }

    /**
     * The lanes of what a database holds now, from their starts.
     *
     * @throws IOException where ClickHouse does not answer, or holds nothing of what is wanted, or
     *     nothing of a symbol that is
     */
    static List<LaneSplit> deal(StoredHistory history, HistoryChoice choice) throws IOException {
        NavigableMap<String, List<StoredDay>> days = history.days(choice);
        Set<String> missing = new TreeSet<>(choice.symbols());
        missing.removeAll(days.keySet());
        if (days.isEmpty() || !missing.isEmpty()) {
            throw new IOException(
                    "the database holds nothing of "
                            + (missing.isEmpty() ? "these days" : String.join(", ", missing)));
        }
        Map<Integer, List<String>> symbolsOfLane = new TreeMap<>();
        for (String symbol : days.keySet()) {
            symbolsOfLane.computeIfAbsent(of(symbol), any -> new ArrayList<>()).add(symbol);
        }
        List<LaneSplit> lanes = new ArrayList<>();
        symbolsOfLane.forEach(
                (lane, symbols) ->
                        lanes.add(
                                new LaneSplit(
                                        lane,
                                        symbols,
                                        new LaneContent.Stored(
                                                StoredHistory.together(
                                                        symbols.stream().map(days::get).toList())),
                                        Optional.empty())));
        return lanes;
    }
}
