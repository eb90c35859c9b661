package io.groundswell.replay.history;

import io.groundswell.connectors.iqfeed.wire.MarketCentres;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.quality.TickIdRanges.Range;
import io.groundswell.model.session.ExchangeCalendar;
import io.groundswell.model.session.TradingCalendars;
import io.groundswell.replay.tape.TapeReader;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** Times, volumes and tick ids as a trader reads them. Immutable. */
final class DayWords {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS");
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm");
    private static final int MAX_EXPONENT_SHOWN = 8;

    private final ZoneId zone;
    private final int sizeExponent;

    DayWords(ZoneId zone, int sizeExponent) {
        this.zone = zone;
        this.sizeExponent = sizeExponent;
    }

    /** For a symbol on a tape, by its calendar; in UTC where that is not known. */
    static DayWords of(TapeReader tape, String symbol) {
        for (Instrument instrument : tape.instruments()) {
            if (instrument.symbol().equals(symbol)
                    && TradingCalendars.hoursOf(instrument.calendar())
                            instanceof ExchangeCalendar calendar) {
                return new DayWords(calendar.zone(), instrument.sizeExponent());
            }
        }
        return new DayWords(ZoneOffset.UTC, 0);
    }

    /** A volume in units of the tape. */
    String volume(long units) {
        return amount(units, sizeExponent);
    }

    /** A number in units of 10^-exponent, with commas between thousands. */
    static String amount(long units, int exponent) {
        DecimalFormat form =
                new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        form.setMaximumFractionDigits(MAX_EXPONENT_SHOWN);
        return form.format(BigDecimal.valueOf(units, exponent));
    }

    /** To the second. */
    String time(long nanos) {
        return SECONDS.format(local(nanos));
    }

    /** To the minute, as sessions are told. */
    String minute(long nanos) {
        return MINUTES.format(local(nanos));
    }

    /** To the microsecond, as trades are told. */
    String micros(long nanos) {
        return MICROS.format(local(nanos));
    }

    /** The date. */
    String date(long nanos) {
        return LocalDate.ofInstant(Instant.EPOCH.plusNanos(nanos), zone).toString();
    }

    private LocalTime local(long nanos) {
        return LocalTime.ofInstant(Instant.EPOCH.plusNanos(nanos), zone);
    }

    /** Where volume is missing. */
    String hole(VolumeHole hole) {
        return "volume " + volume(hole.volume()) + " missing " + place(hole);
    }

    /** Where a hole is. */
    String place(VolumeHole hole) {
        String to = time(hole.toNanos());
        if (hole.fromNanos() == EventHeader.ABSENT) {
            return "before " + to;
        }
        String from = time(hole.fromNanos());
        return from.equals(to) ? "at " + to : "between " + from + " and " + to;
    }

    /** The tick ids that are missing of a market centre. */
    String ids(CentreIds ids) {
        String holes = ids.holes().stream().map(DayWords::range).collect(Collectors.joining(", "));
        long named = ids.holes().stream().mapToLong(Range::count).sum();
        String more = named < ids.missing() ? " and " + (ids.missing() - named) + " more" : "";
        return "tick id"
                + (ids.missing() == 1 ? " " : "s ")
                + holes
                + more
                + " of "
                + centre(ids.centre())
                + " missing";
    }

    private static String range(Range range) {
        return range.count() == 1
                ? Long.toString(range.first())
                : range.first() + ".." + range.last();
    }

    /** A market centre by IQFeed's short name and number, or as it is spelled. */
    static String centre(String spelled) {
        if (!spelled.matches("[0-9]{1,9}")) {
            return spelled.isEmpty() ? "no market centre" : spelled;
        }
        return MarketCentres.find(Long.parseLong(spelled))
                .map(it -> it.shortName() + " (" + spelled + ")")
                .orElse(spelled);
    }
}
