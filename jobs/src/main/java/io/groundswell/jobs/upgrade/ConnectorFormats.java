package io.groundswell.jobs.upgrade;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.runtime.metrics.groups.InternalSinkCommitterMetricGroup;
import org.apache.flink.runtime.metrics.groups.UnregisteredMetricGroups;
import org.apache.flink.streaming.api.transformations.SinkTransformation;
import org.apache.flink.streaming.api.transformations.SourceTransformation;
import org.apache.flink.streaming.runtime.operators.sink.committables.CommittableCollectorSerializer;

/**
 * How a source or a sink stores what it must not forget: enumerator and splits of the one, writers
 * and committables of the other.
 *
 * @param enumerator what the coordinator of a source stores
 * @param lists what each list of its operators' state consists of, by the list's name
 */
record ConnectorFormats(
        Optional<SimpleVersionedSerializer<?>> enumerator,
        Map<String, SimpleVersionedSerializer<?>> lists) {

    // As Flink's operators name their state; they keep the names to themselves.
    private static final String SPLITS = "SourceReaderState";
    private static final String WRITERS = "writer_raw_states";
    private static final String COMMITTABLES = "streaming_committer_raw_states";

    /** Before the uid of a sink: that of its committer. Its writer has the uid itself. */
    private static final String COMMITTER = "Sink Committer: ";

    /** Those of every source and sink of a job, by the uids of its operators. */
    static Map<String, ConnectorFormats> byUid(Collection<Transformation<?>> ends) {
        Set<Transformation<?>> all = new LinkedHashSet<>();
        ends.forEach(end -> all.addAll(end.getTransitivePredecessors()));
        Map<String, ConnectorFormats> formats = new HashMap<>();
        for (Transformation<?> step : all) {
            if (step instanceof SourceTransformation<?, ?, ?> source) {
                formats.put(step.getUid(), of(source.getSource()));
            } else if (step instanceof SinkTransformation<?, ?> sink) {
                formats.put(step.getUid(), of(sink.getSink()));
                formats.put(COMMITTER + step.getUid(), of(sink.getSink()));
            }
        }
        return formats;
    }

    private static ConnectorFormats of(Source<?, ?, ?> source) {
        return new ConnectorFormats(
                Optional.of(source.getEnumeratorCheckpointSerializer()),
                Map.of(SPLITS, source.getSplitSerializer()));
    }

    private static ConnectorFormats of(Sink<?> sink) {
        Map<String, SimpleVersionedSerializer<?>> lists = new HashMap<>();
        if (sink instanceof SupportsWriterState<?, ?> writers) {
            lists.put(WRITERS, writers.getWriterStateSerializer());
        }
        if (sink instanceof SupportsCommitter<?> committer) {
            lists.put(COMMITTABLES, committables(committer.getCommittableSerializer()));
        }
        return new ConnectorFormats(Optional.empty(), lists);
    }

    private static <T> SimpleVersionedSerializer<?> committables(
            SimpleVersionedSerializer<T> committable) {
        return new CommittableCollectorSerializer<>(
                committable,
                0,
                0,
                InternalSinkCommitterMetricGroup.wrap(
                        UnregisteredMetricGroups.createUnregisteredOperatorMetricGroup()));
    }
}
