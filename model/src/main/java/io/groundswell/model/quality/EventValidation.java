package io.groundswell.model.quality;

import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.UnixNanos;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The gate before everything else: each event of a symbol is taken once, in order and in the right
 * units, or not at all. Not thread-safe; holds nothing but the ledger it is given.
 */
public final class EventValidation {
    private EventValidation() {}

    /**
     * Lets an event through, with a gap event before it where events are missing. One that is
     * {@linkplain EventFlags#RESENT sent again} has lost its place, and counts as a duplicate. One
     * whose order time {@linkplain UnixNanos#canBe cannot be} has none either: the ledger would
     * keep that time, and every later event would seem to go back.
     *
     * @param ledger of the event's symbol; takes the event
     * @param accepted gets the events that go on
     * @param rejected gets what does not, other than duplicates
     * @return what its sequence said
     */
    public static SequenceVerdict validate(
            MarketEvent event,
            SymbolLedger ledger,
            Consumer<MarketEvent> accepted,
            Consumer<Defect> rejected) {
        EventHeader header = event.header();
        SequenceVerdict verdict =
                header.has(EventFlags.RESENT) ? SequenceVerdict.DUPLICATE : ledger.judge(header);
        if (verdict == SequenceVerdict.DUPLICATE) {
            return verdict;
        }
        if (!UnixNanos.canBe(header.eventTimeNanos())) {
            String detail = "an order time outside 1971 to 2099";
            rejected.accept(defect(event, DefectReason.IMPLAUSIBLE_TIME, detail));
            return SequenceVerdict.UNTIMED;
        }
        if (verdict == SequenceVerdict.AFTER_HOLE) {
            accepted.accept(ledger.gapBefore(header));
        } else if (ledger.beginsEpoch(header) && !(event instanceof InstrumentDefined)) {
            accepted.accept(ledger.gapBeforeUndefined(header));
        }
        if (event instanceof InstrumentDefined defined) {
            ledger.define(defined.instrument());
        }
        Optional<Defect> defect = defectOf(event, ledger);
        ledger.take(header);
        if (defect.isPresent()) {
            rejected.accept(defect.get());
            // What was rejected is lost to the book as if it had never come.
            accepted.accept(ledger.gapInsteadOf(header));
        } else {
            accepted.accept(event);
        }
        return verdict;
    }

    private static Optional<Defect> defectOf(MarketEvent event, SymbolLedger ledger) {
        EventHeader header = event.header();
        if (ledger.goesBack(header)) {
            return Optional.of(defect(event, DefectReason.OUT_OF_ORDER, "order time goes back"));
        }
        if (ledger.unitsDiffer(header)) {
            String detail =
                    "units 10^-"
                            + header.priceExponent()
                            + " and 10^-"
                            + header.sizeExponent()
                            + " are not the instrument's";
            return Optional.of(defect(event, DefectReason.PRECISION, detail));
        }
        String fault = faultOf(event);
        return fault.isEmpty()
                ? Optional.empty()
                : Optional.of(defect(event, DefectReason.MALFORMED, fault));
    }

    /** The fault of an event looked at by itself, in words, or empty. */
    private static String faultOf(MarketEvent event) {
        if (event instanceof Trade trade) {
            if (trade.price() == EventHeader.ABSENT) {
                return "trade without a price";
            }
            return trade.size() < 0 ? "trade of size " + trade.size() : "";
        }
        if (event instanceof Quote quote && (quote.bidSize() < 0 || quote.askSize() < 0)) {
            return "quote of size " + quote.bidSize() + " x " + quote.askSize();
        }
        return "";
    }

    private static Defect defect(MarketEvent event, DefectReason reason, String detail) {
        EventHeader header = event.header();
        return new Defect(
                reason,
                header.symbol(),
                Defect.sourceOf(header),
                header.sequence(),
                header.eventTimeNanos(),
                detail,
                event.toString());
    }
}
