/**
 * A hidden accumulator of known size laid over a recorded day, to see what finds it. A pure core,
 * events in and events out, and a command that reads and writes tapes; uses {@code model}, the
 * tapes and picocli, nothing of Flink.
 */
package io.groundswell.replay.inject;
