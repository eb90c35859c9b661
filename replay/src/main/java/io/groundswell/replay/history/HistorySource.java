package io.groundswell.replay.history;

import io.groundswell.connectors.iqfeed.lookup.Answer;
import io.groundswell.connectors.iqfeed.lookup.HistoryQuery;
import io.groundswell.connectors.iqfeed.lookup.LookupRequest;
import io.groundswell.connectors.iqfeed.lookup.Lookups;
import io.groundswell.connectors.iqfeed.wire.EasternTime;
import io.groundswell.model.event.BarUnit;
import io.groundswell.replay.imports.BarSpan;
import java.io.IOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Asks IQFeed for what units consist of. Any number of threads. */
final class HistorySource {
    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

    /**
     * So many more weeks or months are asked for than there should be: a wrong clock is no loss.
     */
    private static final int SPARE_PERIODS = 2;

    private final Lookups lookups;
    private final InstantSource clock;

    /**
     * A source.
     *
     * @param clock how many weeks or months ago a year was
     */
    HistorySource(Lookups lookups, InstantSource clock) {
        this.lookups = lookups;
        this.clock = clock;
    }

    /** Asks for a unit, or for what of it is not on the spool yet. */
    Answer fetch(HistoryUnit unit, ReplySpool spool) throws IOException, InterruptedException {
        return lookups.ask(query(unit, spool.resumesAt()).request(), spool);
    }

    /** Asks for the volumes of the days of a range. */
    Answer daily(String symbol, LocalDate from, LocalDate to, DailyVolumes into)
            throws IOException, InterruptedException {
        LookupRequest request =
                HistoryQuery.bars(symbol, BarUnit.DAY, 1)
                        .between(from, to)
                        .oldestFirst()
                        .partial(true)
                        .request();
        return lookups.ask(request, into);
    }

    /** Asks for the newest daily bar there is: whether the feed knows the symbol. */
    Answer newestDaily(String symbol) throws IOException, InterruptedException {
        LookupRequest request = HistoryQuery.bars(symbol, BarUnit.DAY, 1).last(1).request();
        return lookups.ask(request, new DailyVolumes());
    }

    /**
     * Asks whether there are rows of a unit after those that are known.
     *
     * @return Whole where there are, NoData where there are none, another where there is no answer;
     *     empty where they cannot be asked for
     */
    Optional<Answer> rest(HistoryUnit unit, DayEvidence known)
            throws IOException, InterruptedException {
        Optional<LocalDateTime> next = next(unit, known);
        if (next.isEmpty()) {
            return Optional.empty();
        }
        if (next.get().toLocalDate().isAfter(unit.last())) {
            return Optional.of(new Answer.NoData());
        }
        LookupRequest one = query(unit, next).most(1).request();
        return Optional.of(lookups.ask(one, new DailyVolumes()));
    }

    /**
     * From where on more may come; empty where bars depend on where they begin, or have no range.
     */
    private static Optional<LocalDateTime> next(HistoryUnit unit, DayEvidence known) {
        if (known.rows() == 0) {
            return Optional.empty();
        }
        LocalDateTime last = ReplySpool.second(new EasternTime().toLocalMicros(known.lastNanos()));
        if (unit.kind().isTicks()) {
            return Optional.of(last.plusSeconds(1));
        }
        return switch (unit.kind().span().orElseThrow().unit()) {
            case SECOND -> Optional.of(last);
            case DAY ->
                    Optional.of(
                            known.dates().get(known.dates().size() - 1).plusDays(1).atStartOfDay());
            case WEEK, MONTH, TICK, VOLUME -> Optional.empty();
        };
    }

    private HistoryQuery query(HistoryUnit unit, Optional<LocalDateTime> from) {
        if (unit.kind().isTicks()) {
            return timed(HistoryQuery.ticks(unit.symbol()), unit, from);
        }
        BarSpan span = unit.kind().span().orElseThrow();
        HistoryQuery bars = HistoryQuery.bars(unit.symbol(), span.unit(), span.length());
        return switch (span.unit()) {
            case DAY ->
                    dated(
                            bars.between(
                                    from.map(LocalDateTime::toLocalDate).orElse(unit.first()),
                                    unit.last()));
            case WEEK -> dated(bars.last(since(unit.first(), ChronoUnit.WEEKS)));
            case MONTH -> dated(bars.last(since(unit.first(), ChronoUnit.MONTHS)));
            case SECOND, TICK, VOLUME -> timed(bars, unit, from);
        };
    }

    private static HistoryQuery timed(
            HistoryQuery query, HistoryUnit unit, Optional<LocalDateTime> from) {
        LocalDateTime begin = from.orElse(unit.first().atStartOfDay());
        return query.between(begin, unit.last().atTime(LAST_SECOND)).oldestFirst();
    }

    /** The bar of a week or month that is not over would be another one tomorrow. */
    private static HistoryQuery dated(HistoryQuery query) {
        return query.oldestFirst().partial(false);
    }

    private int since(LocalDate first, ChronoUnit unit) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), EasternTime.ZONE);
        return (int) Math.max(0, unit.between(first, today)) + SPARE_PERIODS;
    }
}
