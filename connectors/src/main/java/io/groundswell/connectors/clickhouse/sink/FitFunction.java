package io.groundswell.connectors.clickhouse.sink;

import io.groundswell.model.book.DatedSnapshot;
import io.groundswell.model.contract.MetricNames;
import io.groundswell.model.contract.OutputNames;
import io.groundswell.model.event.DatedEvent;
import io.groundswell.model.quality.DeadLetter;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.apache.flink.util.function.SerializableFunction;

/**
 * Lets through what the tables can hold exactly; the rest is counted and becomes dead letters,
 * before it can keep a block out.
 *
 * @param <T> what a row stands for
 */
public final class FitFunction<T> extends ProcessFunction<T, T> {
    private static final long serialVersionUID = 1L;

    private final SerializableFunction<T, Optional<DeadLetter>> misfit;
    private final OutputTag<DeadLetter> unfit;

    private transient Counter refused;

    private FitFunction(
            SerializableFunction<T, Optional<DeadLetter>> misfit,
            TypeInformation<DeadLetter> deadLetters) {
        this.misfit = misfit;
        this.unfit = unfit(deadLetters);
    }

    /**
     * A step before the raw tables; its letters have the records' own bytes.
     *
     * @param deadLetters how Flink carries a dead letter
     */
    public static FitFunction<DatedEvent> events(TypeInformation<DeadLetter> deadLetters) {
        return new FitFunction<>(RefusedEvents::misfit, deadLetters);
    }

    /** A step before the table of book snapshots; its letters have them in words. */
    public static FitFunction<DatedSnapshot> snapshots(TypeInformation<DeadLetter> deadLetters) {
        return new FitFunction<>(RefusedSnapshots::misfit, deadLetters);
    }

    /** The side output of what does not fit. */
    public static OutputTag<DeadLetter> unfit(TypeInformation<DeadLetter> deadLetters) {
        return new OutputTag<>(OutputNames.DEAD_LETTERS, deadLetters);
    }

    @Override
    public void open(OpenContext context) {
        refused = getRuntimeContext().getMetricGroup().counter(MetricNames.ROWS_REFUSED);
    }

    @Override
    public void processElement(T row, Context context, Collector<T> out) {
        Optional<DeadLetter> letter = misfit.apply(row);
        if (letter.isEmpty()) {
            out.collect(row);
        } else {
            refused.inc();
            context.output(unfit, letter.get());
        }
    }
}
