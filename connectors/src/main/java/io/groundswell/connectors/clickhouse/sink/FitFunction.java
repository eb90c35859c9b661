package io.groundswell.connectors.clickhouse.sink;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.groundswell.connectors.clickhouse.rows.StorableEvents;
import io.groundswell.model.codec.MarketEventEncoder;
import io.groundswell.model.contract.OutputNames;
import io.groundswell.model.event.DatedEvent;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.quality.DeadLetter;
import io.groundswell.model.quality.Defect;
import java.util.Arrays;
import java.util.Optional;
import org.agrona.concurrent.UnsafeBuffer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Lets through what the tables can hold exactly; the rest becomes dead letters with the record's
 * own bytes, before it can keep a block out.
 */
public final class FitFunction extends ProcessFunction<DatedEvent, DatedEvent> {
    private static final long serialVersionUID = 1L;

    private final OutputTag<DeadLetter> unfit;

    /**
     * A step with a side output for what does not fit.
     *
     * @param deadLetters how Flink carries a dead letter
     */
    public FitFunction(TypeInformation<DeadLetter> deadLetters) {
        this.unfit = unfit(deadLetters);
    }

    /** The side output of what does not fit. */
    public static OutputTag<DeadLetter> unfit(TypeInformation<DeadLetter> deadLetters) {
        return new OutputTag<>(OutputNames.DEAD_LETTERS, deadLetters);
    }

    @Override
    public void processElement(DatedEvent dated, Context context, Collector<DatedEvent> out) {
        Optional<Defect> defect = StorableEvents.defectOf(dated.event());
        if (defect.isEmpty()) {
            out.collect(dated);
        } else {
            context.output(unfit, letter(defect.get(), dated.event()));
        }
    }

    static DeadLetter letter(Defect defect, MarketEvent event) {
        byte[] bytes = new byte[MarketEventEncoder.MAX_ENCODED_LENGTH];
        int length = new MarketEventEncoder().encode(event, new UnsafeBuffer(bytes), 0);
        return new DeadLetter(
                defect, event.symbol().getBytes(US_ASCII), Arrays.copyOf(bytes, length));
    }
}
