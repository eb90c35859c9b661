package io.groundswell.replay.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.metrics.groups.SplitEnumeratorMetricGroup;

/** Stands in for Flink's coordinator: keeps which reader was given which lanes. */
final class LaneHandout implements SplitEnumeratorContext<LaneSplit> {
    private final int readers;
    private final Map<Integer, List<LaneSplit>> lanesOfReader = new TreeMap<>();
    private final Set<Integer> complete = new TreeSet<>();

    LaneHandout(int readers) {
        this.readers = readers;
    }

    List<LaneSplit> lanesOf(int reader) {
        return lanesOfReader.getOrDefault(reader, List.of());
    }

    List<LaneSplit> all() {
        return lanesOfReader.values().stream().flatMap(List::stream).toList();
    }

    /** Forgets what the reader was given, as when its task has failed. */
    List<LaneSplit> takeBack(int reader) {
        complete.remove(reader);
        return lanesOfReader.remove(reader);
    }

    /** Readers that were told that no more lanes will come. */
    Set<Integer> complete() {
        return complete;
    }

    @Override
    public int currentParallelism() {
        return readers;
    }

    @Override
    public void assignSplits(SplitsAssignment<LaneSplit> assignment) {
        assignment
                .assignment()
                .forEach(
                        (reader, lanes) -> {
                            if (complete.contains(reader)) {
                                throw new IllegalStateException("a lane after the last one");
                            }
                            lanesOfReader
                                    .computeIfAbsent(reader, any -> new ArrayList<>())
                                    .addAll(lanes);
                        });
    }

    @Override
    public void signalNoMoreSplits(int reader) {
        complete.add(reader);
    }

    @Override
    public SplitEnumeratorMetricGroup metricGroup() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void sendEventToSourceReader(int reader, SourceEvent event) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<Integer, ReaderInfo> registeredReaders() {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> void callAsync(Callable<T> callable, BiConsumer<T, Throwable> handler) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> void callAsync(
            Callable<T> callable, BiConsumer<T, Throwable> handler, long delay, long period) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void runInCoordinatorThread(Runnable runnable) {
        runnable.run();
    }
}
