package io.groundswell.replay.source;

import io.groundswell.replay.tape.TapeLibrary;
import io.groundswell.replay.tape.TapeLibrary.ShelvedTape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Deals the symbols of tapes into lanes, the same way whatever the parallelism. */
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
                                        List.copyOf(tapesOfLane.get(lane).values()),
                                        Optional.empty())));
        return lanes;
    }
}
