package io.groundswell.jobs;

import io.groundswell.connectors.clickhouse.sink.FitFunction;
import io.groundswell.jobs.config.ConfigException;
import io.groundswell.jobs.config.StorageConfig;
import io.groundswell.model.event.DatedEvent;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.quality.DeadLetter;
import io.groundswell.operators.state.WriteBackOperator;
import io.groundswell.operators.store.StoreFunction;
import io.groundswell.operators.types.ModelTypes;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Market events in, and into ClickHouse, each once; what is refused becomes a dead letter. */
public final class StorageJob {
    /** The job's name, in Flink and in the names of what it owns on Kafka. */
    public static final String NAME = "storage";

    private StorageJob() {}

    /**
     * Stores the market topics of a realm, or tapes: {@code --kafka.address … --clickhouse.url …
     * --clickhouse.login-file …}.
     */
    public static void main(String[] arguments) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        StorageConfig config;
        try {
            config = StorageConfig.fromArguments(arguments);
            Readiness.check(config, env.getParallelism());
        } catch (ConfigException | IOException e) {
            System.err.println(NAME + " job: " + e.getMessage());
            System.exit(2);
            return;
        }
        System.out.println(NAME + " job: " + config);
        define(env, StoragePorts.of(config), config);
        env.execute(config.nameOf(NAME));
    }

    /** Wires the job; the same for tapes, Kafka and tests. */
    public static void define(
            StreamExecutionEnvironment env, StoragePorts ports, StorageConfig config) {
        JobGround.prepare(env, config.checkpointInterval());
        // While ClickHouse is away a commit waits, and no barrier passes; that is no failure.
        env.getCheckpointConfig()
                .setCheckpointTimeout(
                        config.patience().plus(config.checkpointInterval()).toMillis());

        MarketInput input = ports.input().apply(env);

        SingleOutputStreamOperator<DatedEvent> dated =
                Steps.DATE.mark(
                        input.events()
                                .keyBy(MarketEvent::symbol, Types.STRING)
                                .transform(
                                        Steps.DATE.displayName(),
                                        ModelTypes.DATED_EVENT,
                                        new WriteBackOperator<>(
                                                new StoreFunction(config.liveSymbolLimit()))));

        SingleOutputStreamOperator<DatedEvent> fitting =
                Steps.FIT.mark(
                        dated.process(
                                FitFunction.events(ModelTypes.DEAD_LETTER),
                                ModelTypes.DATED_EVENT));

        DataStream<DeadLetter> refused =
                Steps.REFUSED
                        .mark(
                                dated.getSideOutput(StoreFunction.DEFECTS)
                                        .map(DeadLetter::of, ModelTypes.DEAD_LETTER))
                        .union(fitting.getSideOutput(FitFunction.unfit(ModelTypes.DEAD_LETTER)));

        ports.store().events().accept(fitting);
        ports.store().findings().accept(dated.getSideOutput(StoreFunction.FINDINGS));
        ports.store().deadLetters().accept(input.unreadable().map(refused::union).orElse(refused));
    }
}
