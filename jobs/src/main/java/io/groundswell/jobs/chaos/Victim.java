package io.groundswell.jobs.chaos;

/** A kind of process that a chaos run kills. */
enum Victim {
    /** Runs the job's tasks; a supervisor starts another. */
    TASK_MANAGER("TaskManager"),
    /** Runs checkpoints and restarts; a supervisor starts another, which finds the job again. */
    JOB_MANAGER("JobManager"),
    /** Kafka, which nobody watches: the run itself starts it again on its folder. */
    BROKER("broker"),
    /** ClickHouse, likewise. */
    CLICKHOUSE("ClickHouse"),
    /** Redis, likewise. */
    REDIS("Redis");

    private final String displayName;

    Victim(String displayName) {
        this.displayName = displayName;
    }

    /** Whether nothing starts it again but the run. */
    boolean isOurs() {
        return this == BROKER || this == CLICKHOUSE || this == REDIS;
    }

    /** The kind for people. */
    String displayName() {
        return displayName;
    }
}
