package io.groundswell.connectors.deadletter;

/**
 * How many letters have a reason.
 *
 * @param reason its name
 * @param open of them not sent again
 */
record ReasonCount(String reason, long open, long sentAgain) {}
