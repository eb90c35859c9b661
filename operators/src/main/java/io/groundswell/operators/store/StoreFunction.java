package io.groundswell.operators.store;

import io.groundswell.model.contract.MetricNames;
import io.groundswell.model.contract.OutputNames;
import io.groundswell.model.event.DatedEvent;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.FeedStatus;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.quality.Defect;
import io.groundswell.model.quality.EventValidation;
import io.groundswell.model.quality.QualityFinding;
import io.groundswell.model.quality.SequenceVerdict;
import io.groundswell.model.quality.SymbolLedger;
import io.groundswell.model.session.SymbolDates;
import io.groundswell.operators.quality.LedgerState;
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
 * Lets each event of a symbol through once, with the trading date that it is stored under; keyed by
 * symbol. It validates as {@link io.groundswell.operators.quality.ValidateFunction} does, but a gap
 * that it finds goes to {@link #FINDINGS}: a store keeps what was told, and beside it what was
 * found.
 *
 * <p>An event that is {@linkplain EventFlags#RESENT sent again} passes: it was refused when its
 * turn was, and its identity keeps it from being stored twice.
 */
public final class StoreFunction extends WriteBackFunction<MarketEvent, DatedEvent> {
    /** Events that were not let through, duplicates aside. */
    public static final OutputTag<Defect> DEFECTS =
            new OutputTag<>(OutputNames.DEFECTS, ModelTypes.DEFECT);

    /** The gaps that were found. */
    public static final OutputTag<QualityFinding> FINDINGS =
            new OutputTag<>(OutputNames.FINDINGS, ModelTypes.QUALITY_FINDING);

    private static final long serialVersionUID = 1L;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final int liveSymbolLimit;

    private transient LiveValues<SymbolLedger> ledgers;
    private transient LiveValues<SymbolDates> dates;
    private transient Counter eventsIn;
    private transient Counter duplicatesDropped;
    private transient Counter sequenceHoles;
    private transient Counter defects;
    private transient Counter sentAgain;

    // Read by the metrics' thread, which may as well see an older one: not volatile.
    private transient long lastEventNanos;

    /**
     * The step before a store.
     *
     * @param liveSymbolLimit most symbols whose ledger and calendar are kept on the heap of one
     *     task
     */
    public StoreFunction(int liveSymbolLimit) {
        this.liveSymbolLimit = liveSymbolLimit;
    }

    @Override
    public void open(OpenContext context) {
        ledgers = new LiveValues<>(liveSymbolLimit, new LedgerState(getRuntimeContext()), keys());
        dates = new LiveValues<>(liveSymbolLimit, new DatesState(getRuntimeContext()), keys());
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        eventsIn = metrics.counter(MetricNames.EVENTS_IN);
        metrics.meter(MetricNames.EVENTS_PER_SECOND, new MeterView(eventsIn));
        metrics.gauge(MetricNames.EVENT_TIME_LAG_MILLIS, (Gauge<Long>) this::lagMillis);
        duplicatesDropped = metrics.counter(MetricNames.DUPLICATES_DROPPED);
        sequenceHoles = metrics.counter(MetricNames.SEQUENCE_HOLES);
        defects = metrics.counter(MetricNames.DEFECTS);
        sentAgain = metrics.counter(MetricNames.EVENTS_SENT_AGAIN);
    }

    @Override
    public void processElement(MarketEvent event, Context context, Collector<DatedEvent> out)
            throws Exception {
        eventsIn.inc();
        lastEventNanos = event.eventTimeNanos();
        LiveValues.Live<SymbolDates> its = dates.of(event.symbol());
        if (event.header().has(EventFlags.RESENT)) {
            sentAgain.inc();
            out.collect(dated(event, its.value()));
            return;
        }
        LiveValues.Live<SymbolLedger> ledger = ledgers.of(event.symbol());
        SequenceVerdict verdict =
                EventValidation.validate(
                        event,
                        ledger.value(),
                        accepted -> {
                            if (accepted == event) {
                                learn(event, its);
                                out.collect(dated(event, its.value()));
                            } else {
                                context.output(FINDINGS, finding(accepted, its.value()));
                            }
                        },
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

    /** A calendar is learnt when its turn is: an old definition that comes again tells nothing. */
    private static void learn(MarketEvent event, LiveValues.Live<SymbolDates> its) {
        if (event instanceof InstrumentDefined defined
                && its.value().define(defined.instrument())) {
            its.changed();
        }
    }

    /** What validation puts between events is always a gap. */
    private static QualityFinding finding(MarketEvent gap, SymbolDates dates) {
        return QualityFinding.of((FeedStatus) gap, dates.tradingDay(gap.eventTimeNanos()));
    }

    private static DatedEvent dated(MarketEvent event, SymbolDates dates) {
        return new DatedEvent(event, dates.tradingDay(event.eventTimeNanos()));
    }

    @Override
    protected int writeBack() throws Exception {
        return ledgers.writeBack() + dates.writeBack();
    }

    /** How far the last event's order time lies behind the clock; 0 before any event. */
    private long lagMillis() {
        return lastEventNanos == 0 ? 0 : clockMillis() - lastEventNanos / NANOS_PER_MILLI;
    }
}
