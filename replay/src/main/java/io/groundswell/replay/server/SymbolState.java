package io.groundswell.replay.server;

import static io.groundswell.connectors.iqfeed.wire.Level1Field.ASK;
import static io.groundswell.connectors.iqfeed.wire.Level1Field.ASK_MARKET_CENTRE;
import static io.groundswell.connectors.iqfeed.wire.Level1Field.ASK_SIZE;
import static io.groundswell.connectors.iqfeed.wire.Level1Field.ASK_TIME;
import static io.groundswell.connectors.iqfeed.wire.Level1Field.BID;
import static io.groundswell.connectors.iqfeed.wire.Level1Field.BID_MARKET_CENTRE;
import static io.groundswell.connectors.iqfeed.wire.Level1Field.BID_SIZE;
import static io.groundswell.connectors.iqfeed.wire.Level1Field.BID_TIME;
import static io.groundswell.connectors.iqfeed.wire.Level1Field.CLOSE;
import static io.groundswell.connectors.iqfeed.wire.Level1Field.DECIMAL_PRECISION;
import static io.groundswell.connectors.iqfeed.wire.Level1Field.DELAY;
import static io.groundswell.connectors.iqfeed.wire.Level1Field.FRACTION_DISPLAY_CODE;
import static io.groundswell.connectors.iqfeed.wire.Level1Field.MARKET_OPEN;
import static io.groundswell.connectors.iqfeed.wire.Level1Field.MESSAGE_CONTENTS;
import static io.groundswell.connectors.iqfeed.wire.Level1Field.OPEN;
import static io.groundswell.connectors.iqfeed.wire.Level1Field.SPREAD;
import static io.groundswell.connectors.iqfeed.wire.Level1Field.TOTAL_VOLUME;

import io.groundswell.connectors.iqfeed.wire.IqFeedFormatter;
import io.groundswell.connectors.iqfeed.wire.Level1Message.Correction;
import io.groundswell.connectors.iqfeed.wire.Level1Row;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import io.groundswell.connectors.iqfeed.wire.WireDecimal;
import io.groundswell.model.event.CorrectionKind;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Fundamentals;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.TradeCorrection;
import java.util.HashMap;
import java.util.Map;

/**
 * What the server knows of one symbol: the values of all Level 1 fields, what it is, and its depth.
 * Takes projected events. One thread at a time.
 */
final class SymbolState {
    private static final int USUAL_DISPLAY = 14;

    private final Instrument instrument;
    private final ReplayTime time;
    private final Level1Row row;
    private final TradeFields trades;
    private final SummaryLines summaries;
    private final DepthState depth;
    private final IqFeedFormatter corrections = new IqFeedFormatter(ProtocolVersion.V6_2);
    private final Map<Level1Format, String> lines = new HashMap<>();
    private String fundamentals = "";
    private String contents = "";
    private String basis = "";

    SymbolState(Instrument instrument, ReplayTime time) {
        this.instrument = instrument;
        this.time = time;
        this.row = new Level1Row(instrument.symbol());
        this.trades = new TradeFields(row, time, instrument.type());
        this.summaries = new SummaryLines(instrument.type(), time);
        this.depth = new DepthState(instrument, time);
        row.putInteger(DECIMAL_PRECISION, instrument.priceExponent());
        row.putText(FRACTION_DISPLAY_CODE, Integer.toString(USUAL_DISPLAY));
        row.putInteger(DELAY, 0);
        row.putInteger(MARKET_OPEN, 1);
        row.putInteger(TOTAL_VOLUME, 0);
    }

    String symbol() {
        return instrument.symbol();
    }

    Instrument instrument() {
        return instrument;
    }

    DepthState depth() {
        return depth;
    }

    /** Takes an event of Level 1, as it is projected. */
    void apply(MarketEvent event) {
        if (event instanceof Trade trade) {
            contents = trades.apply(trade);
            basis = contents.substring(0, 1);
            lines.clear();
        } else if (event instanceof Quote quote) {
            contents = apply(quote);
            lines.clear();
        } else if (event instanceof Fundamentals it && it.header().has(EventFlags.SUMMARY)) {
            basis = summaries.apply(it, trades);
            lines.clear();
        } else if (event instanceof Fundamentals it) {
            fundamentals = it.text();
        }
    }

    private String apply(Quote quote) {
        int exponent = quote.header().priceExponent();
        long at = time.timeOfDay(quote.header().feedTimeNanos());
        boolean bid = (quote.sidesNamed() & Quote.BID_NAMED) != 0;
        boolean ask = (quote.sidesNamed() & Quote.ASK_NAMED) != 0;
        row.put(BID, quote.bidPrice(), exponent);
        row.putInteger(BID_SIZE, quote.bidSize());
        row.putInteger(BID_MARKET_CENTRE, TradeFields.centre(quote.bidMarketCentre()));
        row.put(ASK, quote.askPrice(), exponent);
        row.putInteger(ASK_SIZE, quote.askSize());
        row.putInteger(ASK_MARKET_CENTRE, TradeFields.centre(quote.askMarketCentre()));
        if (bid) {
            row.putTime(BID_TIME, at);
        }
        if (ask) {
            row.putTime(ASK_TIME, at);
        }
        boolean both =
                quote.bidPrice() != EventHeader.ABSENT && quote.askPrice() != EventHeader.ABSENT;
        long spread = both ? quote.askPrice() - quote.bidPrice() : EventHeader.ABSENT;
        row.put(SPREAD, spread, exponent);
        return bid && ask ? "ba" : bid ? "b" : "a";
    }

    /** The F line. */
    String fundamentals(ProtocolVersion version) {
        boolean recorded = !fundamentals.isEmpty() && version.isAtLeast(ProtocolVersion.V6_1);
        return recorded ? fundamentals : FundamentalLines.of(instrument, version);
    }

    /** The C line of a correction, as 6.2 has it. */
    String correction(TradeCorrection it) {
        boolean inserts = it.kind() == CorrectionKind.INSERT;
        int exponent = it.header().priceExponent();
        Correction line =
                new Correction(
                        symbol(),
                        inserts,
                        inserts ? TradeFields.letter(it.basis()) : 0,
                        time.date(it.originalTimeNanos()),
                        time.timeOfDay(it.originalTimeNanos()),
                        WireDecimal.ofUnits(inserts ? it.price() : it.originalPrice(), exponent),
                        inserts ? it.size() : it.originalSize(),
                        it.tickId(),
                        it.conditions(),
                        TradeFields.centre(it.marketCentre()),
                        true);
        return corrections.format(line);
    }

    /** The Q line of the last event. */
    String update(Level1Format format) {
        return lines.computeIfAbsent(
                format,
                it -> {
                    row.putText(MESSAGE_CONTENTS, contents);
                    return it.line(row, false);
                });
    }

    /** The P line: the state as it is. */
    String summary(Level1Format format) {
        StringBuilder all = new StringBuilder(basis);
        all.append("ba");
        if (row.number(OPEN) != EventHeader.ABSENT) {
            all.append("ohl");
        }
        if (row.number(CLOSE) != EventHeader.ABSENT) {
            all.append('c');
        }
        row.putText(MESSAGE_CONTENTS, all.append('v').toString());
        return format.line(row, true);
    }
}
