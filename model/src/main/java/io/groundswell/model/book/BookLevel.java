package io.groundswell.model.book;

/**
 * One price level of a snapshot.
 *
 * @param price in units of 10^-priceExponent
 * @param size total displayed size in units of 10^-sizeExponent
 * @param orders number of rows in the level, or the venue's order count
 */
public record BookLevel(long price, long size, int orders) {}
