package io.groundswell.jobs.config;

/** Where a job's results go. */
public sealed interface Output {
    /**
     * JSON lines.
     *
     * @param directory folder or URI
     */
    record Files(String directory) implements Output {}

    /**
     * The output topics of a realm.
     *
     * @param kafka whose topics
     */
    record Topics(KafkaRealm kafka) implements Output {}
}
