package io.groundswell.jobs.bench;

import io.groundswell.connectors.clickhouse.sink.Block;
import io.groundswell.connectors.clickhouse.sink.TableSink;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.runtime.metrics.groups.InternalSinkCommitterMetricGroup;

/** A sink's writer and committer as Flink would drive them, without Flink. One thread. */
final class SinkRun<T> implements AutoCloseable {
    private final CommittingSinkWriter<T, Block> writer;
    private final Committer<Block> committer;

    @SuppressWarnings("unchecked")
    SinkRun(TableSink<T> sink) throws Exception {
        writer =
                (CommittingSinkWriter<T, Block>)
                        sink.createWriter(
                                withMetrics(
                                        WriterInitContext.class,
                                        UnregisteredMetricsGroup.createSinkWriterMetricGroup()));
        committer =
                sink.createCommitter(
                        withMetrics(
                                CommitterInitContext.class,
                                InternalSinkCommitterMetricGroup.wrap(
                                        UnregisteredMetricsGroup.createOperatorMetricGroup())));
    }

    /** A context that knows its metrics and nothing else. */
    private static <C> C withMetrics(Class<C> type, Object metrics) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("metricGroup")) {
                                return metrics;
                            }
                            throw new UnsupportedOperationException(method.getName());
                        }));
    }

    /** One more row. */
    void write(T row) throws Exception {
        writer.write(row, null);
    }

    /** What a checkpoint does: all rows are stored when this returns. */
    void checkpoint() throws Exception {
        Collection<Block> blocks = writer.prepareCommit();
        List<Committer.CommitRequest<Block>> requests = new ArrayList<>();
        blocks.forEach(block -> requests.add(new Request(block)));
        committer.commit(requests);
    }

    @Override
    public void close() throws Exception {
        writer.close();
        committer.close();
    }

    /** A request that is only read. */
    private record Request(Block block) implements Committer.CommitRequest<Block> {
        @Override
        public Block getCommittable() {
            return block;
        }

        @Override
        public int getNumberOfRetries() {
            return 0;
        }

        @Override
        public void signalFailedWithKnownReason(Throwable reason) {
            throw new IllegalStateException(reason);
        }

        @Override
        public void signalFailedWithUnknownReason(Throwable reason) {
            throw new IllegalStateException(reason);
        }

        @Override
        public void retryLater() {
            throw new IllegalStateException("the sink waits by itself");
        }

        @Override
        public void updateAndRetryLater(Block other) {
            throw new IllegalStateException("the sink waits by itself");
        }

        @Override
        public void signalAlreadyCommitted() {
            throw new IllegalStateException("every block is committed");
        }
    }
}
