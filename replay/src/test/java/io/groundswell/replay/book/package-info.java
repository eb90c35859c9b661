/**
 * Real order-by-order streams and the peers that the books are measured and tested against. Uses
 * exchange-core in tests only.
 */
package io.groundswell.replay.book;
