/**
 * The pre-flight of an upgrade: whether the code in this jar takes over a savepoint of the running
 * job. Uses Flink's runtime beside its API, because only that can read a savepoint.
 */
package io.groundswell.jobs.upgrade;
