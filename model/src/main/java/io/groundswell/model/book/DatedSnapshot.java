package io.groundswell.model.book;

/**
 * A snapshot with the trading date that stores file it under. Immutable.
 *
 * @param snapshot the snapshot
 * @param tradingDay its trading date by the instrument's calendar, days since 1970-01-01
 */
public record DatedSnapshot(BookSnapshot snapshot, int tradingDay) {}
