package io.groundswell.connectors.clickhouse.rows;

import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.FeedStatus;
import io.groundswell.model.event.Heartbeat;
import io.groundswell.model.event.HistoryBar;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.TradeCorrection;
import io.groundswell.model.quality.Defect;
import io.groundswell.model.quality.DefectReason;
import java.util.Optional;

/**
 * Whether the tables can hold an event exactly, asked before it comes near a sink: there one row
 * that does not fit would keep a whole block out.
 */
public final class StorableEvents {
    private StorableEvents() {}

    /**
     * Why an event cannot be stored; empty where it can. Its position is the sequence.
     *
     * @throws IllegalArgumentException for a heartbeat, which is never stored
     */
    public static Optional<Defect> defectOf(MarketEvent event) {
        if (event instanceof Heartbeat) {
            throw new IllegalArgumentException("a heartbeat is never stored");
        }
        EventHeader header = event.header();
        if (header.symbol().isEmpty() || header.sequence() < 1) {
            return defect(DefectReason.MALFORMED, event, "no symbol, or no sequence above 0");
        }
        if (!timesFit(event)) {
            return defect(DefectReason.IMPLAUSIBLE_TIME, event, "a time outside 1971 to 2099");
        }
        if (event instanceof InstrumentDefined defined && !InstrumentRows.agrees(defined)) {
            return defect(
                    DefectReason.MALFORMED, event, "defines another symbol or other exponents");
        }
        if (!numbersFit(event)) {
            return defect(
                    DefectReason.PRECISION,
                    event,
                    "a number with more than 8 decimal places, or of 10,000,000,000 and more");
        }
        return Optional.empty();
    }

    private static boolean timesFit(MarketEvent event) {
        EventHeader header = event.header();
        if (!Times.fits(header.eventTimeNanos())
                || !Times.fitsNullable(header.feedTimeNanos())
                || !Times.fitsNullable(header.receiveTimeNanos())) {
            return false;
        }
        if (event instanceof TradeCorrection correction) {
            return Times.fitsNullable(correction.originalTimeNanos());
        }
        if (event instanceof FeedStatus status) {
            return StatusRows.fits(status);
        }
        return !(event instanceof HistoryBar bar) || Times.fits(bar.beginNanos());
    }

    private static boolean numbersFit(MarketEvent event) {
        if (event instanceof DepthUpdate update) {
            return DepthRows.fits(update);
        }
        if (event instanceof Quote quote) {
            return QuoteRows.fits(quote);
        }
        if (event instanceof Trade trade) {
            return TickRows.fits(trade);
        }
        if (event instanceof TradeCorrection correction) {
            return TickRows.fits(correction);
        }
        if (event instanceof HistoryBar bar) {
            return HistoryBarRows.fits(bar);
        }
        return !(event instanceof InstrumentDefined defined) || InstrumentRows.fits(defined);
    }

    private static Optional<Defect> defect(DefectReason reason, MarketEvent event, String detail) {
        EventHeader header = event.header();
        return Optional.of(
                new Defect(
                        reason,
                        header.symbol(),
                        Defect.sourceOf(header),
                        header.sequence(),
                        header.eventTimeNanos(),
                        "not storable: " + detail,
                        event.toString()));
    }
}
