/**
 * Recorded days as files: framed, compressed, checksummed, indexed by symbol and time. Uses {@code
 * model}, zstd-jni and the JDK; nothing of Flink.
 */
package io.groundswell.replay.tape;
