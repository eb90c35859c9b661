package io.groundswell.replay.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;

/**
 * Gives each reader all its lanes when it registers, in one message. A lane that came in a message
 * of its own would find the watermark of the first ones already past its events.
 */
final class LaneEnumerator implements SplitEnumerator<LaneSplit, UnassignedLanes> {
    private final SplitEnumeratorContext<LaneSplit> context;
    private final Map<Integer, List<LaneSplit>> lanesOfReader = new TreeMap<>();

    LaneEnumerator(SplitEnumeratorContext<LaneSplit> context, List<LaneSplit> unassigned) {
        this.context = context;
        int readers = context.currentParallelism();
        for (int i = 0; i < unassigned.size(); i++) {
            lanesOfReader
                    .computeIfAbsent(i % readers, any -> new ArrayList<>())
                    .add(unassigned.get(i));
        }
    }

    @Override
    public void start() {}

    @Override
    public void handleSplitRequest(int reader, String hostname) {}

    @Override
    public void addSplitsBack(List<LaneSplit> lanes, int reader) {
        lanesOfReader.computeIfAbsent(reader, any -> new ArrayList<>()).addAll(lanes);
    }

    @Override
    public void addReader(int reader) {
        List<LaneSplit> lanes = lanesOfReader.remove(reader);
        if (lanes != null) {
            context.assignSplits(new SplitsAssignment<>(Map.of(reader, lanes)));
        }
        context.signalNoMoreSplits(reader);
    }

    @Override
    public UnassignedLanes snapshotState(long checkpointId) {
        List<LaneSplit> unassigned = new ArrayList<>();
        lanesOfReader.values().forEach(unassigned::addAll);
        unassigned.sort(Comparator.comparingInt(LaneSplit::lane));
        return new UnassignedLanes(unassigned);
    }

    @Override
    public void close() {}
}
