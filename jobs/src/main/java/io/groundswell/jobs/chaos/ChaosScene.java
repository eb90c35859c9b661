package io.groundswell.jobs.chaos;

import io.groundswell.connectors.kafka.KafkaConnection;
import io.groundswell.connectors.kafka.TopicSettings;
import io.groundswell.jobs.run.Host;
import io.groundswell.jobs.run.RunFolder;
import io.groundswell.model.contract.Realm;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * Where a run takes place.
 *
 * @param folder the run's own
 * @param days what is published
 * @param servers what runs, and is killed
 * @param job runs jobs on the cluster
 * @param host the clock
 * @param out for a person: a line for each kill
 */
record ChaosScene(
        RunFolder folder,
        ChaosDays days,
        ChaosServers servers,
        ChaosJob job,
        Host host,
        PrintWriter out) {
    /** The world that is used. */
    static final Realm REALM = Realm.replay("chaos");

    /** Its topics. */
    static final TopicSettings TOPICS = TopicSettings.DEVELOPMENT;

    KafkaConnection connection() throws IOException {
        return servers.connection();
    }

    void say(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
        out.flush();
    }
}
