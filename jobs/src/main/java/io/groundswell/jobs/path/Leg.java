package io.groundswell.jobs.path;

import io.groundswell.replay.server.WireProjection;
import io.groundswell.replay.tape.TapeInfo;
import io.groundswell.replay.tape.TapeLibrary;
import io.groundswell.replay.tape.TapeLibrary.ShelvedTape;
import io.groundswell.replay.tape.TapeReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/**
 * Recorded days that go one way, all at once. The legs of a run follow each other in one realm,
 * whose time goes forward only.
 *
 * @param way how they go
 * @param tapes by the time of their first event
 * @param symbols those that are wanted of these tapes
 */
record Leg(Way way, List<ShelvedTape> tapes, Set<String> symbols) {
    /** Copies what it is given. */
    Leg {
        tapes = List.copyOf(tapes);
        symbols = Set.copyOf(symbols);
    }

    /**
     * The legs of a run: what IQFeed's wire can carry goes that way. Where days that it cannot
     * carry lie between, all are published.
     *
     * @param wanted symbols; empty for all
     */
    static List<Leg> of(TapeLibrary library, Collection<String> wanted) throws IOException {
        Map<Way, List<ShelvedTape>> byWay = new EnumMap<>(Way.class);
        for (ShelvedTape tape : library.tapes()) {
            Set<String> its = wantedOf(tape, wanted);
            if (!its.isEmpty() && tape.info().events() > 0) {
                byWay.computeIfAbsent(wayOf(tape, its), any -> new ArrayList<>()).add(tape);
            }
        }
        List<Leg> legs =
                byWay.entrySet().stream()
                        .map(it -> leg(it.getKey(), it.getValue(), wanted))
                        .sorted(Comparator.comparingLong(Leg::firstNanos))
                        .toList();
        return follow(legs) ? legs : List.of(leg(Way.PUBLISH, library.tapes(), wanted));
    }

    /** Whether each begins after the one before it has ended, and no symbol goes two ways. */
    static boolean follow(List<Leg> legs) {
        for (int i = 1; i < legs.size(); i++) {
            Leg before = legs.get(i - 1);
            Leg next = legs.get(i);
            if (before.lastNanos() >= next.firstNanos()
                    || !Collections.disjoint(before.symbols(), next.symbols())) {
                return false;
            }
        }
        return true;
    }

    private static Leg leg(Way way, List<ShelvedTape> tapes, Collection<String> wanted) {
        Set<String> symbols = new TreeSet<>();
        tapes.forEach(it -> symbols.addAll(wantedOf(it, wanted)));
        List<ShelvedTape> used =
                tapes.stream().filter(it -> !wantedOf(it, wanted).isEmpty()).toList();
        return new Leg(way, used, symbols);
    }

    private static Set<String> wantedOf(ShelvedTape tape, Collection<String> wanted) {
        Set<String> its = new TreeSet<>(tape.symbols());
        if (!wanted.isEmpty()) {
            its.retainAll(wanted);
        }
        return its;
    }

    private static Way wayOf(ShelvedTape tape, Set<String> symbols) throws IOException {
        try (TapeReader reader = TapeReader.open(tape.file())) {
            return WireProjection.refusal(reader, symbols).isEmpty() ? Way.IQFEED : Way.PUBLISH;
        }
    }

    /** The tapes' files. */
    List<Path> files() {
        return tapes.stream().map(ShelvedTape::file).toList();
    }

    /** Order time of the first event on the tapes, nanoseconds since 1970 UTC. */
    long firstNanos() {
        return infos(TapeInfo::firstEventNanos).min().orElseThrow();
    }

    /** Order time of the last event on the tapes, nanoseconds since 1970 UTC. */
    long lastNanos() {
        return infos(TapeInfo::lastEventNanos).max().orElseThrow();
    }

    private LongStream infos(ToLongFunction<TapeInfo> what) {
        return tapes.stream().map(ShelvedTape::info).mapToLong(what);
    }

    /** What the tapes are called. */
    String names() {
        return String.join(", ", tapes.stream().map(it -> it.info().name()).toList());
    }
}
