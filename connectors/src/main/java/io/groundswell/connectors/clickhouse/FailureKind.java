package io.groundswell.connectors.clickhouse;

/** What can be done about a call to ClickHouse that failed. */
public enum FailureKind {
    /** The same call may succeed later. */
    RETRY,
    /** Some of the rows are the reason: without them the others can be stored. */
    POISON,
    /** Somebody has to mend something first. */
    FATAL
}
