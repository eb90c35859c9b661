package io.groundswell.replay.tape;

import io.groundswell.model.event.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Tapes that can be replayed together, and which of them hold what. Reads only their footers and
 * keeps no file open. Immutable.
 */
public final class TapeLibrary {
    /** Most symbols named in a message. */
    private static final int NAMED = 20;

    private final List<ShelvedTape> tapes;
    private final TreeMap<String, List<ShelvedTape>> bySymbol = new TreeMap<>();

    private TapeLibrary(List<ShelvedTape> tapes) {
        this.tapes = List.copyOf(tapes);
        for (ShelvedTape tape : tapes) {
            for (String symbol : tape.symbols()) {
                bySymbol.computeIfAbsent(symbol, it -> new ArrayList<>()).add(tape);
            }
        }
    }

    /**
     * One tape of the library.
     *
     * @param file where it is
     * @param bytes its size
     * @param info what it is
     * @param symbols what it holds, in the order of symbols
     * @param checksum that of its index, see {@link TapeReader#checksum}
     */
    public record ShelvedTape(
            Path file, long bytes, TapeInfo info, List<String> symbols, int checksum) {}

    /**
     * Looks into every tape among the files and below the folders given.
     *
     * @throws DamagedTapeException where a path does not exist or a tape cannot be opened
     * @throws ConflictingTapesException where two tapes hold the same symbol and epoch, or the same
     *     symbol and topic with times that overlap or with epochs that go back as time goes on,
     *     which a replay would drop as old
     */
    public static TapeLibrary open(Collection<Path> paths) throws IOException {
        List<ShelvedTape> tapes = new ArrayList<>();
        Map<SymbolEpoch, Path> fileOf = new HashMap<>();
        Map<SymbolTopic, List<Recorded>> recordings = new HashMap<>();
        for (Path file : TapeFiles.find(paths)) {
            try (TapeReader reader = TapeReader.open(file)) {
                tapes.add(
                        new ShelvedTape(
                                file,
                                reader.bytes(),
                                reader.info(),
                                reader.symbols(),
                                reader.checksum()));
                for (SymbolContent content : reader.footer().symbols()) {
                    refuseSameEpoch(content, file, fileOf);
                    for (StreamSummary stream : content.streams()) {
                        recordings
                                .computeIfAbsent(
                                        new SymbolTopic(content.symbol(), stream.topic()),
                                        it -> new ArrayList<>())
                                .add(new Recorded(stream, file));
                    }
                }
            }
        }
        for (Map.Entry<SymbolTopic, List<Recorded>> entry : recordings.entrySet()) {
            refuseDisorder(entry.getKey(), entry.getValue());
        }
        tapes.sort(
                Comparator.comparingLong((ShelvedTape it) -> it.info().firstEventNanos())
                        .thenComparing(ShelvedTape::file));
        return new TapeLibrary(tapes);
    }

    private static void refuseSameEpoch(
            SymbolContent content, Path file, Map<SymbolEpoch, Path> fileOf)
            throws ConflictingTapesException {
        for (StreamSummary stream : content.streams()) {
            SymbolEpoch key = new SymbolEpoch(content.symbol(), stream.sourceEpoch());
            Path other = fileOf.putIfAbsent(key, file);
            if (other != null && !other.equals(file)) {
                throw new ConflictingTapesException(
                        other
                                + " and "
                                + file
                                + " both hold "
                                + key.symbol()
                                + " of epoch "
                                + key.sourceEpoch());
            }
        }
    }

    private static void refuseDisorder(SymbolTopic what, List<Recorded> recordings)
            throws ConflictingTapesException {
        recordings.sort(
                Comparator.comparingLong((Recorded it) -> it.stream().firstNanos())
                        .thenComparingLong(it -> it.stream().sourceEpoch()));
        Recorded earlier = null;
        for (Recorded later : recordings) {
            if (earlier != null && !earlier.file().equals(later.file())) {
                boolean overlap = later.stream().firstNanos() < earlier.stream().lastNanos();
                if (overlap || later.stream().sourceEpoch() < earlier.stream().sourceEpoch()) {
                    throw new ConflictingTapesException(
                            earlier.file()
                                    + " and "
                                    + later.file()
                                    + " both hold "
                                    + what.topic()
                                    + " of "
                                    + what.symbol()
                                    + (overlap
                                            ? " over the same time"
                                            : ", and the later day has the lower epoch"));
                }
            }
            earlier = later;
        }
    }

    /** Every tape, by the time of its first event. */
    public List<ShelvedTape> tapes() {
        return tapes;
    }

    /** Every symbol that some tape holds. */
    public NavigableSet<String> symbols() {
        return new TreeSet<>(bySymbol.keySet());
    }

    /**
     * Sees that some tape holds each symbol that is wanted.
     *
     * @throws IOException that names, in a line, those that none holds and those that there are
     */
    public void requireSymbols(Collection<String> wanted) throws IOException {
        Set<String> unknown = new TreeSet<>(wanted);
        unknown.removeAll(bySymbol.keySet());
        if (!unknown.isEmpty()) {
            throw new IOException(
                    "no tape holds "
                            + named(unknown)
                            + "; there "
                            + (bySymbol.isEmpty()
                                    ? "is nothing on them"
                                    : "are " + named(symbols())));
        }
    }

    private static String named(Set<String> symbols) {
        String first = symbols.stream().limit(NAMED).collect(Collectors.joining(", "));
        int more = symbols.size() - NAMED;
        return more > 0 ? first + " and " + more + " more" : first;
    }

    /** The tapes that hold a symbol, by the time of their first event; empty where none does. */
    public List<ShelvedTape> tapesOf(String symbol) {
        return List.copyOf(bySymbol.getOrDefault(symbol, List.of()));
    }

    private record SymbolEpoch(String symbol, long sourceEpoch) {}

    private record SymbolTopic(String symbol, Topic topic) {}

    private record Recorded(StreamSummary stream, Path file) {}
}
