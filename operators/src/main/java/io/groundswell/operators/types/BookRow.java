package io.groundswell.operators.types;

/**
 * One row of a book as it rests in keyed state; side and id are its key.
 *
 * @param price in units of the book's price exponent
 * @param size in units of the book's size exponent
 * @param rank place in the queue of its price
 */
public record BookRow(long price, long size, long rank) {}
