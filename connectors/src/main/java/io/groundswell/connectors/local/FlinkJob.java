package io.groundswell.connectors.local;

/**
 * A job as Flink's REST interface tells it.
 *
 * @param id Flink's id of it
 * @param name its name
 * @param state Flink's word, such as {@code RUNNING}
 * @param startMillis when it was submitted, milliseconds since 1970 UTC
 * @param tasks how many parallel tasks it has
 * @param runningTasks how many of them run
 */
public record FlinkJob(
        String id, String name, String state, long startMillis, int tasks, int runningTasks) {

    /** Whether every task of it runs. */
    public boolean isUp() {
        return state.equals("RUNNING") && runningTasks == tasks && tasks > 0;
    }

    /** Whether it has ended for good. */
    public boolean hasEnded() {
        return state.equals("FINISHED") || state.equals("CANCELED") || state.equals("FAILED");
    }
}
