package io.groundswell.connectors.redis.latest;

import io.groundswell.connectors.Backoff;
import io.groundswell.connectors.redis.RedisConnection;
import io.groundswell.model.contract.Realm;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * The newest of everything into Redis, at once: a reader never sees half of a part, and never an
 * older value after a newer one, whatever fails and whoever else writes, for Redis itself compares
 * the orders. A value that is replaced before it can be sent is not sent.
 *
 * <p>A job does not wait for Redis, nor do its checkpoints, and it does not fail for it. While
 * Redis is away values wait, the newest of each part and some entries of each stream; they are in
 * the writer's state too, with what Redis is known to have, and are written when it is there again,
 * also when it has lost everything. What a stream had is not written again.
 *
 * <p>State moves between writers when a job is rescaled. Entries that a stream had yet to get may
 * then come after newer ones, and are refused.
 *
 * @param <T> what a value is
 */
public final class LatestSink<T> implements Sink<T>, SupportsWriterState<T, KeptCommands> {
    private static final long serialVersionUID = 1L;
    private static final long FIRST_PAUSE_MILLIS = 20;
    private static final long LONGEST_PAUSE_MILLIS = 1_000;

    private final RedisConnection server;
    private final String realm;
    private final List<LatestLayout<T>> layouts;
    private final LatestOptions options;

    /**
     * A sink.
     *
     * @param realm whose keys are written
     * @param layouts what is made of each value, of {@link LatestLayouts}
     */
    public LatestSink(
            RedisConnection server,
            Realm realm,
            List<LatestLayout<T>> layouts,
            LatestOptions options) {
        this.server = server;
        this.realm = realm.name();
        this.layouts = List.copyOf(layouts);
        this.options = options;
    }

    @Override
    public StatefulSinkWriter<T, KeptCommands> createWriter(WriterInitContext context) {
        return restoreWriter(context, List.of());
    }

    @Override
    public StatefulSinkWriter<T, KeptCommands> restoreWriter(
            WriterInitContext context, Collection<KeptCommands> kept) {
        LatestBoard<T> board = new LatestBoard<>(layouts, options.board());
        board.restore(kept);
        LatestFigures.ofBoard(context.metricGroup(), board);
        ProcessingTimeService timers = context.getProcessingTimeService();
        InstantSource clock = () -> Instant.ofEpochMilli(timers.getCurrentProcessingTime());
        LatestWriter<T> writer =
                new LatestWriter<>(
                        board,
                        new RedisStore(server, new Realm(realm), options),
                        context.getMailboxExecutor(),
                        timers,
                        new Backoff(FIRST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS, Math::random),
                        new LatestFigures(context.metricGroup(), clock),
                        new LatestHops<>(
                                context.metricGroup(), layouts.get(0), InstantSource.system()),
                        options);
        writer.start();
        return writer;
    }

    @Override
    public SimpleVersionedSerializer<KeptCommands> getWriterStateSerializer() {
        return new KeptCommandsSerializer();
    }
}
