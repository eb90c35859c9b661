package io.groundswell.connectors.kafka;

import io.groundswell.model.contract.MetricNames;
import io.groundswell.model.contract.OutputNames;
import io.groundswell.model.event.Heartbeat;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.quality.DeadLetter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.types.Either;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Parts what the market topics gave: events go on, dead letters go aside and are counted.
 * Heartbeats end here; they have done their work as watermarks.
 */
public final class RouteFunction
        extends ProcessFunction<Either<MarketEvent, DeadLetter>, MarketEvent> {
    private static final long serialVersionUID = 1L;

    private final OutputTag<DeadLetter> deadLetters;

    private transient Counter undecodable;

    /** A function whose dead letters Flink carries by the given type. */
    public RouteFunction(TypeInformation<DeadLetter> deadLetters) {
        this.deadLetters = deadLetters(deadLetters);
    }

    /** The side output of records that could not become events. */
    public static OutputTag<DeadLetter> deadLetters(TypeInformation<DeadLetter> type) {
        return new OutputTag<>(OutputNames.DEAD_LETTERS, type);
    }

    @Override
    public void open(OpenContext context) {
        undecodable = getRuntimeContext().getMetricGroup().counter(MetricNames.UNDECODABLE_RECORDS);
    }

    @Override
    public void processElement(
            Either<MarketEvent, DeadLetter> read, Context context, Collector<MarketEvent> out) {
        if (read.isRight()) {
            undecodable.inc();
            context.output(deadLetters, read.right());
            return;
        }
        MarketEvent event = read.left();
        if (!(event instanceof Heartbeat)) {
            out.collect(event);
        }
    }
}
