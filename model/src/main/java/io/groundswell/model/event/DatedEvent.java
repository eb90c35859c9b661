package io.groundswell.model.event;

/**
 * An event with the trading date that stores file it under. Immutable.
 *
 * @param event the event
 * @param tradingDay its trading date by the instrument's calendar, days since 1970-01-01
 */
public record DatedEvent(MarketEvent event, int tradingDay) {}
