/**
 * What happened in one symbol's market in each second, as numbers that signals are made of. Uses
 * events, books and sessions; knows nothing of signals.
 */
package io.groundswell.model.feature;
