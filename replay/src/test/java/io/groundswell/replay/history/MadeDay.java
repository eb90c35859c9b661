package io.groundswell.replay.history;

import static io.groundswell.replay.history.NeptFolder.MONDAY;
import static io.groundswell.replay.history.NeptFolder.nanos;
import static io.groundswell.replay.history.NeptFolder.unit;

import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.HistoryBar;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.SecurityType;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.TradeBasis;
import io.groundswell.model.session.TradingCalendars;
import io.groundswell.replay.server.TradedBars;
import io.groundswell.replay.tape.DamagedTapeException;
import io.groundswell.replay.tape.TapeReader;
import io.groundswell.replay.tape.TapeWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Monday of made-up trades of one market centre, and the bars that they make. */
final class MadeDay {
    private static final String CENTRE = "19";
    private static final Instrument INSTRUMENT =
            new Instrument(
                    NeptFolder.SYMBOL,
                    "",
                    SecurityType.EQUITY,
                    TradingCalendars.US_EQUITIES,
                    "USD",
                    0,
                    4,
                    0,
                    DepthMode.TOP_OF_BOOK,
                    CodeTable.IQFEED);

    private final List<Trade> trades = new ArrayList<>();
    private long volume;

    /** One more trade that makes a bar. */
    MadeDay trade(String time, long size) {
        return add(time, size, TradeBasis.LAST_QUALIFIED);
    }

    /** One more trade that makes none. */
    MadeDay oddLot(String time, long size) {
        return add(time, size, TradeBasis.OTHER);
    }

    private MadeDay add(String time, long size, TradeBasis basis) {
        volume += size;
        Trade qualified =
                Trades.of(nanos("2021-03-01T" + time), CENTRE, trades.size() + 1L, size, volume);
        trades.add(
                new Trade(
                        qualified.header(),
                        qualified.price(),
                        size,
                        qualified.aggressor(),
                        qualified.liquidity(),
                        basis,
                        qualified.codes(),
                        CENTRE,
                        qualified.conditions(),
                        qualified.tickId(),
                        0,
                        volume));
        return this;
    }

    /** What the daily bar of it says. */
    DayFacts daily() {
        return DayFacts.daily(volume);
    }

    /** What the trades tell. */
    DayEvidence evidence() {
        TradeEvidence evidence = new TradeEvidence();
        trades.forEach(evidence::take);
        return evidence.evidence();
    }

    void layTicks(HistoryFolder folder) throws IOException {
        write(folder.tape(unit("ticks", MONDAY)), trades);
    }

    /** Lays bars of a second, without the first ones. */
    void layBars(HistoryFolder folder, int without) throws IOException {
        List<HistoryBar> bars = bars();
        write(folder.tape(unit("1s", MONDAY)), bars.subList(without, bars.size()));
    }

    List<HistoryBar> bars() {
        return bars(1);
    }

    List<HistoryBar> bars(int seconds) {
        List<HistoryBar> bars = new ArrayList<>();
        TradedBars made = new TradedBars(seconds, bars::add);
        trades.forEach(made::take);
        made.finish();
        return bars;
    }

    private static void write(Path file, List<? extends MarketEvent> events) throws IOException {
        Files.createDirectories(file.getParent());
        try (TapeWriter tape = TapeWriter.create(file, "made", MONDAY, "made up", "nobody's")) {
            EventHeader first = events.get(0).header();
            long sequence = 0;
            tape.append(new InstrumentDefined(numbered(first, ++sequence), INSTRUMENT));
            for (MarketEvent event : events) {
                tape.append(event.withHeader(numbered(event.header(), ++sequence)));
            }
            tape.finish();
        }
    }

    private static EventHeader numbered(EventHeader it, long sequence) {
        return new EventHeader(
                it.symbol(),
                it.topic(),
                it.sourceEpoch(),
                sequence,
                it.eventTimeNanos(),
                it.feedTimeNanos(),
                it.receiveTimeNanos(),
                it.matchOrder(),
                it.priceExponent(),
                it.sizeExponent(),
                it.flags());
    }

    /** Changes a byte of a tape's events, so that it opens and cannot be read to its end. */
    static void rot(Path file) throws IOException {
        byte[] good = Files.readAllBytes(file);
        for (int i = 0; i < good.length; i++) {
            byte[] bad = good.clone();
            bad[i] ^= 1;
            Files.write(file, bad);
            if (opens(file) && !isReadable(file)) {
                return;
            }
        }
        throw new AssertionError("no byte of " + file + " is one of an event");
    }

    private static boolean opens(Path file) throws IOException {
        try (TapeReader tape = TapeReader.open(file)) {
            return tape.bytes() > 0;
        } catch (DamagedTapeException e) {
            return false;
        }
    }

    private static boolean isReadable(Path file) throws IOException {
        try (TapeReader tape = TapeReader.open(file)) {
            return EvidenceReader.of(tape, NeptFolder.SYMBOL, HistoryKind.TICKS).rows() > 0;
        } catch (DamagedTapeException e) {
            return false;
        }
    }
}
