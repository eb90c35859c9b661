package io.groundswell.jobs.chaos;

/**
 * How a run ended.
 *
 * @param table for a person
 * @param isClean whether everything was as it should be
 */
record Verdict(String table, boolean isClean) {}
