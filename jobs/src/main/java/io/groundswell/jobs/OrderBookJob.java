package io.groundswell.jobs;

import io.groundswell.jobs.config.ConfigException;
import io.groundswell.jobs.config.JobConfig;
import io.groundswell.model.book.BookSnapshot;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.operators.book.OrderBookFunction;
import io.groundswell.operators.quality.ValidateFunction;
import io.groundswell.operators.state.WriteBackOperator;
import io.groundswell.operators.types.ModelTypes;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Market events in, order books out: snapshots, best quotes, faults, summaries and defects. */
public final class OrderBookJob {
    /** Key groups of every keyed state; can never change for a running job. */
    public static final int MAX_PARALLELISM = 128;

    private OrderBookJob() {}

    /** Reads tapes and writes JSON lines: {@code --source.tapes … --output.directory …}. */
    public static void main(String[] arguments) throws Exception {
        JobConfig config;
        try {
            config = JobConfig.fromArguments(arguments);
        } catch (ConfigException e) {
            System.err.println("order-book job: " + e.getMessage());
            System.exit(2);
            return;
        }
        System.out.println("order-book job: " + config);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        define(env, FilePorts.of(config), config);
        env.execute("order-book");
    }

    /** Wires the job; the same for tapes, Kafka and tests. */
    public static void define(
            StreamExecutionEnvironment env, OrderBookPorts ports, JobConfig config) {
        env.setMaxParallelism(MAX_PARALLELISM);
        env.getConfig().enableObjectReuse();
        env.enableCheckpointing(config.checkpointInterval().toMillis());

        SingleOutputStreamOperator<MarketEvent> valid =
                Steps.VALIDATE.mark(
                        ports.events()
                                .apply(env)
                                .keyBy(MarketEvent::symbol, Types.STRING)
                                .transform(
                                        Steps.VALIDATE.displayName(),
                                        ModelTypes.MARKET_EVENT,
                                        new WriteBackOperator<>(
                                                new ValidateFunction(
                                                        config.book().liveBookLimit()))));

        KeyedStream<MarketEvent, String> bySymbol =
                DataStreamUtils.reinterpretAsKeyedStream(valid, MarketEvent::symbol, Types.STRING);

        SingleOutputStreamOperator<BookSnapshot> snapshots =
                Steps.BOOK.mark(
                        bySymbol.transform(
                                Steps.BOOK.displayName(),
                                ModelTypes.BOOK_SNAPSHOT,
                                new WriteBackOperator<>(new OrderBookFunction(config.book()))));

        ports.snapshots().accept(snapshots);
        ports.bestQuotes().accept(snapshots.getSideOutput(OrderBookFunction.BEST_QUOTES));
        ports.faults().accept(snapshots.getSideOutput(OrderBookFunction.FAULTS));
        ports.summaries().accept(snapshots.getSideOutput(OrderBookFunction.SUMMARIES));
        ports.defects().accept(valid.getSideOutput(ValidateFunction.DEFECTS));
    }
}
