package io.groundswell.operators.quality;

import io.groundswell.model.contract.MetricNames;
import io.groundswell.model.contract.OutputNames;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.quality.Defect;
import io.groundswell.model.quality.EventValidation;
import io.groundswell.model.quality.SequenceVerdict;
import io.groundswell.model.quality.SymbolLedger;
import io.groundswell.operators.state.LiveValues;
import io.groundswell.operators.types.ModelTypes;
import java.io.IOException;
import org.agrona.concurrent.UnsafeBuffer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Lets each event of a symbol through once and in order; keyed by symbol. Duplicates are dropped
 * and counted, a hole becomes a gap event in front of the event that showed it, and what cannot be
 * true goes to {@link #DEFECTS}.
 */
public final class ValidateFunction extends KeyedProcessFunction<String, MarketEvent, MarketEvent> {
    /** Events that were not let through, duplicates aside. */
    public static final OutputTag<Defect> DEFECTS =
            new OutputTag<>(OutputNames.DEFECTS, ModelTypes.DEFECT);

    private static final long serialVersionUID = 1L;

    private final int liveSymbolLimit;

    private transient LiveValues<SymbolLedger> live;
    private transient ValueState<byte[]> stored;
    private transient Counter eventsIn;
    private transient Counter duplicatesDropped;
    private transient Counter sequenceHoles;
    private transient Counter defects;

    /**
     * A validation step.
     *
     * @param liveSymbolLimit most symbols whose ledger is kept on the heap of one task
     */
    public ValidateFunction(int liveSymbolLimit) {
        this.liveSymbolLimit = liveSymbolLimit;
    }

    @Override
    public void open(OpenContext context) {
        live = new LiveValues<>(liveSymbolLimit);
        stored =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "ledger",
                                        PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        eventsIn = metrics.counter(MetricNames.EVENTS_IN);
        duplicatesDropped = metrics.counter(MetricNames.DUPLICATES_DROPPED);
        sequenceHoles = metrics.counter(MetricNames.SEQUENCE_HOLES);
        defects = metrics.counter(MetricNames.DEFECTS);
    }

    @Override
    public void processElement(MarketEvent event, Context context, Collector<MarketEvent> out)
            throws Exception {
        eventsIn.inc();
        SymbolLedger ledger = ledgerOf(context.getCurrentKey());
        SequenceVerdict verdict =
                EventValidation.validate(
                        event,
                        ledger,
                        out::collect,
                        defect -> {
                            defects.inc();
                            context.output(DEFECTS, defect);
                        });
        switch (verdict) {
            case DUPLICATE -> duplicatesDropped.inc();
            case AFTER_HOLE -> {
                sequenceHoles.inc();
                store(ledger);
            }
            case NEXT -> store(ledger);
        }
    }

    private SymbolLedger ledgerOf(String symbol) throws IOException {
        SymbolLedger ledger = live.get(symbol);
        if (ledger == null) {
            byte[] bytes = stored.value();
            ledger =
                    bytes == null
                            ? new SymbolLedger()
                            : SymbolLedger.read(new UnsafeBuffer(bytes), 0, bytes.length);
            live.put(symbol, ledger);
        }
        return ledger;
    }

    private void store(SymbolLedger ledger) throws IOException {
        // A fresh array each time: the heap backend keeps the reference that it is given.
        byte[] bytes = new byte[SymbolLedger.ENCODED_LENGTH];
        ledger.write(new UnsafeBuffer(bytes), 0);
        stored.update(bytes);
    }
}
