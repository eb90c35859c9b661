package io.groundswell.model.session;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.groundswell.model.event.Instrument;
import java.util.Arrays;

/**
 * By which calendar the events of one symbol are dated: that of its instrument, by UTC as long as
 * none was defined. Not thread-safe.
 */
public final class SymbolDates {
    private static final byte VERSION = 1;

    private String calendar = "";
    private TradingHours hours = TradingCalendars.hoursOf(calendar);

    /** Dates of a symbol whose instrument is not known yet. */
    public SymbolDates() {}

    /**
     * Takes the calendar of an instrument.
     *
     * @return whether it is another one than before
     */
    public boolean define(Instrument instrument) {
        if (instrument.calendar().equals(calendar)) {
            return false;
        }
        follow(instrument.calendar());
        return true;
    }

    private void follow(String name) {
        calendar = name;
        hours = TradingCalendars.hoursOf(name);
    }

    /**
     * The trading date of a moment, days since 1970-01-01; outside the years of the calendar the
     * date by UTC.
     *
     * @param timeNanos nanoseconds since 1970 UTC
     */
    public int tradingDay(long timeNanos) {
        return TradingCalendars.tradingDay(hours, timeNanos);
    }

    /** The stored form: its version and the name of the calendar. */
    public byte[] toBytes() {
        byte[] name = calendar.getBytes(US_ASCII);
        byte[] bytes = new byte[1 + name.length];
        bytes[0] = VERSION;
        System.arraycopy(name, 0, bytes, 1, name.length);
        return bytes;
    }

    /**
     * Reads the stored form.
     *
     * @throws IllegalStateException for a version that this code does not know
     */
    public static SymbolDates of(byte[] bytes) {
        if (bytes.length < 1 || bytes[0] != VERSION) {
            throw new IllegalStateException(
                    "symbol dates of " + bytes.length + " bytes are not of version " + VERSION);
        }
        SymbolDates dates = new SymbolDates();
        dates.follow(new String(Arrays.copyOfRange(bytes, 1, bytes.length), US_ASCII));
        return dates;
    }
}
