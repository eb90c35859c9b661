/**
 * What the signals say of recorded days, and whether they say what they should: runs, statistics
 * and a report. Uses tapes, importers and injections.
 */
package io.groundswell.replay.signals;
