package io.groundswell.jobs;

import io.groundswell.connectors.clickhouse.sink.FitFunction;
import io.groundswell.jobs.config.ConfigException;
import io.groundswell.jobs.config.JobConfig;
import io.groundswell.model.book.BookSnapshot;
import io.groundswell.model.book.DatedSnapshot;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.quality.DeadLetter;
import io.groundswell.operators.book.BookReaders;
import io.groundswell.operators.book.OrderBookFunction;
import io.groundswell.operators.quality.ValidateFunction;
import io.groundswell.operators.state.WriteBackOperator;
import io.groundswell.operators.types.ModelTypes;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Market events in, order books out: snapshots, best quotes, faults, summaries, dead letters. */
public final class OrderBookJob {
    /** Key groups of every keyed state; can never change for a running job. */
    public static final int MAX_PARALLELISM = 128;

    /** The job's name, in Flink and in the names of what it owns on Kafka. */
    public static final String NAME = "order-book";

    private OrderBookJob() {}

    /**
     * Reads tapes, a database or the market topics, writes JSON lines or the output topics: {@code
     * --source.tapes … --output.directory …}, {@code --kafka.address …}, {@code --source clickhouse
     * --clickhouse.url …}.
     */
    public static void main(String[] arguments) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        JobConfig config;
        try {
            config = JobConfig.fromArguments(arguments);
            Readiness.check(config, env.getParallelism());
        } catch (ConfigException | IOException e) {
            System.err.println(NAME + " job: " + e.getMessage());
            System.exit(2);
            return;
        }
        System.out.println(NAME + " job: " + config);
        define(env, OrderBookPorts.of(config), config);
        env.execute(config.nameOf(NAME));
    }

    /** Wires the job; the same for tapes, Kafka and tests. */
    public static void define(
            StreamExecutionEnvironment env, OrderBookPorts ports, JobConfig config) {
        JobGround.prepare(env, config.checkpointInterval());

        MarketInput input = ports.input().apply(env);

        SingleOutputStreamOperator<MarketEvent> valid =
                Steps.VALIDATE.mark(
                        input.events()
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
                                new WriteBackOperator<>(
                                        new OrderBookFunction(
                                                config.book(),
                                                new BookReaders(
                                                        config.tables().isPresent(),
                                                        config.latest().isPresent())))));

        DataStream<DeadLetter> refused =
                Steps.REFUSED.mark(
                        valid.getSideOutput(ValidateFunction.DEFECTS)
                                .map(DeadLetter::of, ModelTypes.DEAD_LETTER));

        ports.results().snapshots().accept(snapshots);
        ports.results().bestQuotes().accept(snapshots.getSideOutput(OrderBookFunction.BEST_QUOTES));
        ports.results().faults().accept(snapshots.getSideOutput(OrderBookFunction.FAULTS));
        ports.results().summaries().accept(snapshots.getSideOutput(OrderBookFunction.SUMMARIES));
        if (config.tables().isPresent()) {
            refused = refused.union(keep(snapshots, ports.kept()));
        }
        if (config.latest().isPresent()) {
            ports.latest().events().accept(valid);
            ports.latest().books().accept(snapshots.getSideOutput(OrderBookFunction.LATEST_BOOKS));
            ports.latest().faults().accept(snapshots.getSideOutput(OrderBookFunction.FAULTS));
        }
        ports.results()
                .deadLetters()
                .accept(input.unreadable().map(refused::union).orElse(refused));
    }

    /** Snapshots and faults to a store; snapshots that it cannot hold come back as dead letters. */
    private static DataStream<DeadLetter> keep(
            SingleOutputStreamOperator<BookSnapshot> snapshots, OrderBookPorts.Kept kept) {
        SingleOutputStreamOperator<DatedSnapshot> fitting =
                Steps.FIT_SNAPSHOTS.mark(
                        snapshots
                                .getSideOutput(OrderBookFunction.DATED_SNAPSHOTS)
                                .process(
                                        FitFunction.snapshots(ModelTypes.DEAD_LETTER),
                                        ModelTypes.DATED_SNAPSHOT));
        kept.snapshots().accept(fitting);
        kept.findings().accept(snapshots.getSideOutput(OrderBookFunction.FINDINGS));
        return fitting.getSideOutput(FitFunction.unfit(ModelTypes.DEAD_LETTER));
    }
}
