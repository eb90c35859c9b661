package io.groundswell.connectors.clickhouse.history;

/**
 * What some symbols have stored of one day by the order time, UTC, and how to know it again. A day
 * to which an event was added, or of which one is gone, is not equal; an event that was stored once
 * more changes nothing.
 *
 * @param day days since 1970-01-01 UTC
 * @param firstTradingDay the earliest trading date among the events, days since 1970-01-01
 * @param lastTradingDay the latest
 * @param events how many there are
 * @param checksum sum of the hashes of their places in the order
 */
public record StoredDay(
        int day, int firstTradingDay, int lastTradingDay, long events, long checksum) {

    /**
     * The same day of these symbols and others.
     *
     * @throws IllegalArgumentException for another day
     */
    public StoredDay plus(StoredDay others) {
        if (day != others.day) {
            throw new IllegalArgumentException("days " + day + " and " + others.day);
        }
        return new StoredDay(
                day,
                Math.min(firstTradingDay, others.firstTradingDay),
                Math.max(lastTradingDay, others.lastTradingDay),
                events + others.events,
                checksum + others.checksum);
    }
}
