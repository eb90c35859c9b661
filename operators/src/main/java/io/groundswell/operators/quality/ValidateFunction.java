package io.groundswell.operators.quality;

import io.groundswell.model.contract.MetricNames;
import io.groundswell.model.contract.OutputNames;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.quality.Defect;
import io.groundswell.model.quality.EventValidation;
import io.groundswell.model.quality.SequenceVerdict;
import io.groundswell.model.quality.SymbolLedger;
import io.groundswell.operators.state.LiveValues;
import io.groundswell.operators.state.WriteBackFunction;
import io.groundswell.operators.types.ModelTypes;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MeterView;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Lets each event of a symbol through once and in order; keyed by symbol. Duplicates are dropped
 * and counted, a hole becomes a gap event in front of the event that showed it, and what cannot be
 * true goes to {@link #DEFECTS}.
 */
public final class ValidateFunction extends WriteBackFunction<MarketEvent, MarketEvent> {
    /** Events that were not let through, duplicates aside. */
    public static final OutputTag<Defect> DEFECTS =
            new OutputTag<>(OutputNames.DEFECTS, ModelTypes.DEFECT);

    private static final long serialVersionUID = 1L;

    /** The watermark that only the end of a bounded input sends. */
    private static final long END_OF_INPUT_MILLIS = Long.MAX_VALUE;

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final int liveSymbolLimit;

    private transient LiveValues<SymbolLedger> live;
    private transient Counter eventsIn;
    private transient Counter duplicatesDropped;
    private transient Counter sequenceHoles;
    private transient Counter defects;

    // Read by the metrics' thread, which may as well see an older one: not volatile.
    private transient long lastEventNanos;

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
        live = new LiveValues<>(liveSymbolLimit, new LedgerState(getRuntimeContext()), keys());
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        eventsIn = metrics.counter(MetricNames.EVENTS_IN);
        metrics.meter(MetricNames.EVENTS_PER_SECOND, new MeterView(eventsIn));
        metrics.gauge(MetricNames.EVENT_TIME_LAG_MILLIS, (Gauge<Long>) this::lagMillis);
        duplicatesDropped = metrics.counter(MetricNames.DUPLICATES_DROPPED);
        sequenceHoles = metrics.counter(MetricNames.SEQUENCE_HOLES);
        defects = metrics.counter(MetricNames.DEFECTS);
    }

    @Override
    public void processElement(MarketEvent event, Context context, Collector<MarketEvent> out)
            throws Exception {
        eventsIn.inc();
        lastEventNanos = event.eventTimeNanos();
        LiveValues.Live<SymbolLedger> ledger = live.of(event.symbol());
        SequenceVerdict verdict =
                EventValidation.validate(
                        event,
                        ledger.value(),
                        out::collect,
                        defect -> {
                            defects.inc();
                            context.output(DEFECTS, defect);
                        });
        switch (verdict) {
            case DUPLICATE -> duplicatesDropped.inc();
            case AFTER_HOLE -> {
                sequenceHoles.inc();
                ledger.changed();
            }
            case NEXT -> ledger.changed();
            case UNTIMED -> {}
        }
    }

    /** At the end of its input it looks at every ledger once more: none is kept unreadable. */
    @Override
    protected void onWatermark(long timeMillis) throws Exception {
        if (timeMillis == END_OF_INPUT_MILLIS) {
            for (String symbol : keys().ofState(LedgerState.LEDGER.getName())) {
                live.of(symbol);
            }
        }
    }

    @Override
    protected int writeBack() throws Exception {
        return live.writeBack();
    }

    /** How far the last event's order time lies behind the clock; 0 before any event. */
    private long lagMillis() {
        return lastEventNanos == 0 ? 0 : clockMillis() - lastEventNanos / NANOS_PER_MILLI;
    }
}
